// What both networks are shown with.
const svg = 'http://www.w3.org/2000/svg';
const style = getComputedStyle(document.documentElement);
const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');

/** Red, green and blue of a colour of the style sheet, as the colour scheme has it now. */
export const color = name => style.getPropertyValue(`--${name}`).trim().split(' ').map(Number);

export const css = name => `rgb(${color(name).join(' ')})`;

/** Draws again when the colour scheme changes. */
export const onColors = draw => matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);

/** The time between two pictures of a network that learns, in milliseconds. */
export const pause = () => reducedMotion.matches ? 1000 : 0;

/** An image with the colour between two colours that each number of 0 to 1 stands for. */
export function image(numbers, width, from, to) {
    const pixels = new Uint8ClampedArray(4 * numbers.length).fill(255);
    numbers.forEach((number, i) => {
        for (let c = 0; c < 3; c++) {
            pixels[(4 * i) + c] = from[c] + ((to[c] - from[c]) * number);
        }
    });
    return new ImageData(pixels, width);
}

/** The same for numbers of -1 to 1; 0 has the colour of the page. */
export function signedImage(numbers, width) {
    const [negative, middle, positive] = ['upper', 'surface', 'lower'].map(color);
    const pixels = new Uint8ClampedArray(4 * numbers.length).fill(255);
    numbers.forEach((number, i) => {
        const end = number < 0 ? negative : positive;
        for (let c = 0; c < 3; c++) {
            pixels[(4 * i) + c] = middle[c] + ((end[c] - middle[c]) * Math.min(1, Math.abs(number)));
        }
    });
    return new ImageData(pixels, width);
}

/** Losses as a line; the highest is at the top. */
export function chart(element, losses) {
    const highest = Math.max(...losses, 1e-9);
    const { width, height } = element.viewBox.baseVal;
    const points = losses.map((loss, i) => `${width * i / Math.max(1, losses.length - 1)},${height - 2 - ((height - 4) * loss / highest)}`);
    element.firstElementChild.setAttribute('points', points.join(' '));
}

/** Units as circles and weights as lines; returns a function that shows new weights, layer by layer as [outputs, inputs]. */
export function diagram(element, sizes) {
    const { width, height } = element.viewBox.baseVal;
    const place = (layer, unit) => [30 + ((width - 60) * layer / (sizes.length - 1)), height * (unit + 0.5) / sizes[layer]];
    const layers = sizes.slice(1).map((outputs, layer) => Array.from({ length: outputs * sizes[layer] }, (_, i) => {
        const [x1, y1] = place(layer, i % sizes[layer]);
        const [x2, y2] = place(layer + 1, Math.floor(i / sizes[layer]));
        return append(element, 'line', { x1, y1, x2, y2 });
    }));
    sizes.forEach((size, layer) => {
        for (let unit = 0; unit < size; unit++) {
            const [cx, cy] = place(layer, unit);
            append(element, 'circle', { cx, cy, r: 9 });
        }
    });
    return weights => layers.forEach((lines, layer) => lines.forEach((line, i) => {
        const weight = weights[layer][i];
        line.setAttribute('class', weight < 0 ? 'negative' : 'positive');
        line.setAttribute('stroke-width', Math.min(8, 0.3 + (2 * Math.abs(weight))).toFixed(2));
    }));
}

function append(parent, name, attributes) {
    const child = parent.appendChild(document.createElementNS(svg, name));
    for (const [key, value] of Object.entries(attributes)) {
        child.setAttribute(key, value);
    }

    return child;
}
