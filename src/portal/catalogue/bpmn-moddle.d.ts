/** The part of `bpmn-moddle` that we use; its own types do not describe the class. */
declare module 'bpmn-moddle' {
  export interface ModdleElement {
    readonly $type: string;
    readonly id: string;
    /** A member that holds several: its list, made where there is none. */
    get(name: string): unknown[];
  }

  export class BpmnModdle {
    create(type: string, members: object): ModdleElement;
    toXML(element: ModdleElement, options: { format: boolean }): Promise<{ xml: string }>;
    fromXML(xml: string): Promise<{
      rootElement: ModdleElement;
      warnings: readonly unknown[];
      elementsById: Readonly<Record<string, ModdleElement>>;
    }>;
  }
}
