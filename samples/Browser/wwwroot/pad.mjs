import { css, onColors } from './drawing.mjs';

const stepOfAKey = 1 / 16;
const moves = {
    ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
    Home: [-1, -1], PageUp: [1, -1], End: [-1, 1], PageDown: [1, 1],
};

/** A place to draw in, by mouse, finger, pen or keys; tells of every change, with the ends of the lines: x, y, x, y each, 0 to 1. */
export function pad(canvas, say, onChange) {
    let lines = [];
    let pen = { x: 0.5, y: 0.25, isDown: false };

    canvas.onpointerdown = event => {
        canvas.setPointerCapture(event.pointerId);
        pen = { ...place(event), isDown: true };
        moveTo(pen.x, pen.y);
    };
    canvas.onpointermove = event => {
        if (canvas.hasPointerCapture(event.pointerId)) {
            const { x, y } = place(event);
            moveTo(x, y);
        }
    };
    canvas.onpointerup = canvas.onpointercancel = () => lift();
    canvas.onkeydown = event => {
        if (event.ctrlKey || event.altKey || event.metaKey) {
            return;
        }

        if (event.key in moves) {
            const [right, down] = moves[event.key];
            moveTo(within(pen.x + (right * stepOfAKey)), within(pen.y + (down * stepOfAKey)));
        } else if (event.key === ' ') {
            pen.isDown = !pen.isDown;
            say(pen.isDown ? 'The pen is down.' : 'The pen is up.');
            draw();
        } else if (event.key === 'Delete' || event.key === 'Backspace') {
            clear();
        } else {
            return;
        }

        event.preventDefault();
    };
    canvas.onfocus = draw;
    canvas.onblur = lift;
    onColors(draw);
    draw();

    return { clear, lines: () => lines };

    function place(event) {
        const { left, top, width, height } = canvas.getBoundingClientRect();
        return { x: within((event.clientX - left) / width), y: within((event.clientY - top) / height) };
    }

    function moveTo(x, y) {
        if (pen.isDown) {
            lines.push(pen.x, pen.y, x, y);
            onChange();
        }

        pen = { ...pen, x, y };
        draw();
    }

    function lift() {
        pen.isDown = false;
        say('');
        draw();
    }

    function clear() {
        lines = [];
        lift();
        onChange();
    }

    function draw() {
        const context = canvas.getContext('2d');
        context.clearRect(0, 0, canvas.width, canvas.height);
        context.lineWidth = 36;
        context.lineCap = 'round';
        context.strokeStyle = css('ink');
        context.beginPath();
        for (let i = 0; i < lines.length; i += 4) {
            context.moveTo(lines[i] * canvas.width, lines[i + 1] * canvas.height);
            context.lineTo(lines[i + 2] * canvas.width, lines[i + 3] * canvas.height);
        }

        context.stroke();
        if (canvas.matches(':focus-visible')) {
            context.lineWidth = 4;
            context.fillStyle = context.strokeStyle = css('accent');
            context.beginPath();
            context.arc(pen.x * canvas.width, pen.y * canvas.height, 18, 0, 2 * Math.PI);
            context.stroke();
            if (pen.isDown) {
                context.fill();
            }
        }
    }
}

const within = number => Math.min(1, Math.max(0, number));
