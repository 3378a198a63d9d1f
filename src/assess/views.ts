import type { Decision, System } from '../validate/registry.ts';
import { type SystemView, viewOf, type ViewQuestion } from './system-view.ts';

interface ViewsQuestion extends ViewQuestion {
  /** Whether a view is kept once it is made; else it is made again for whoever asks again. */
  readonly isKept: boolean;
}

/** The views of all systems by id, each made when it is first asked for. */
export class Views implements ReadonlyMap<string, SystemView> {
  readonly #systems: ReadonlyMap<string, System>;
  readonly #decisions: ReadonlyMap<string, readonly Decision[]>;
  readonly #question: ViewsQuestion;
  readonly #made = new Map<string, SystemView>();

  constructor(
    systems: ReadonlyMap<string, System>,
    decisions: ReadonlyMap<string, readonly Decision[]>,
    question: ViewsQuestion,
  ) {
    this.#systems = systems;
    this.#decisions = decisions;
    this.#question = question;
  }

  get(id: string): SystemView | undefined {
    const system = this.#systems.get(id);
    return system && (this.#made.get(id) ?? this.#make(id, system));
  }

  #make(id: string, system: System): SystemView {
    const view = viewOf(system, this.#decisions.get(id) ?? [], this.#question);
    if (this.#question.isKept) this.#made.set(id, view);
    return view;
  }

  /** Takes over a view that was made of the same before. */
  adopt(view: SystemView): void {
    if (this.#question.isKept) this.#made.set(view.system.id, view);
  }

  get size(): number {
    return this.#systems.size;
  }

  has(id: string): boolean {
    return this.#systems.has(id);
  }

  keys(): MapIterator<string> {
    return this.#systems.keys();
  }

  *entries(): MapIterator<[string, SystemView]> {
    for (const [id, system] of this.#systems) yield [id, this.#made.get(id) ?? this.#make(id, system)];
  }

  *values(): MapIterator<SystemView> {
    for (const [, view] of this.entries()) yield view;
  }

  [Symbol.iterator](): MapIterator<[string, SystemView]> {
    return this.entries();
  }

  forEach(act: (view: SystemView, id: string, all: ReadonlyMap<string, SystemView>) => void): void {
    for (const [id, view] of this) act(view, id, this);
  }
}
