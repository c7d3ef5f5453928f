import type { Material } from './material.ts';
import type { Palette } from './palette.ts';
import type { SvgDocument, SvgElement } from './svg-text.ts';

/** What a picture tells of some material, before it is drawn; plain data, which a page can hold. */
export interface Story<Data = unknown> {
  /** The finding, in one sentence with its numbers. */
  readonly title: string;
  /** What is shown, in which unit, on which scale. */
  readonly subtitle: string;
  /** How to read it, in a sentence or two. */
  readonly caption: string;
  /** What is to be seen, with its figures, for those who do not see it. */
  readonly description: string;
  /** Where the numbers come from. */
  readonly sources: readonly string[];
  /** Just what is drawn. */
  readonly data: Data;
}

/** What a picture is drawn on. */
export interface Canvas {
  readonly document: SvgDocument;
  /** From PHONE_WIDTH up [pixels] */
  readonly width: number;
  readonly palette: Palette;
  /** Whether it tells what is pointed at. */
  readonly tips: boolean;
}

/** Widths that every picture is looked at in [pixels]. */
export const PHONE_WIDTH = 360;
export const FILE_WIDTH = 900;
/** Narrower ones name less, and put words above instead of beside. */
const NARROW = 560;

/** Whether there is no room for words beside what they are about. */
export function isNarrow({ width }: Canvas): boolean {
  return width < NARROW;
}

/** An entry of the catalogue of pictures: what it asks, what it needs, what it tells, how that is drawn. */
export interface Figure<Data = unknown> {
  /** Name of its file. */
  readonly id: string;
  /** The question that it answers. */
  readonly asks: string;
  /** Parts of the material without which there is nothing to tell. */
  readonly needs: readonly (keyof Material)[];
  /** What it tells; undefined where the material holds nothing of it, such as drift where none is modelled. */
  readonly tell: (material: Material) => Story<Data> | undefined;
  /** The picture alone: title, subtitle, caption and sources are set by who shows it. */
  readonly draw: (data: Data, canvas: Canvas) => SvgElement;
}

/** A figure of any data, as the catalogue holds it: what it tells is what it draws. */
export function anyFigure<Data>(figure: Figure<Data>): Figure {
  return figure as unknown as Figure;
}
