using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Tool.Torch;

/// <summary>
/// Reads the pickle of a state_dict without running it: opcodes of protocol 2 that such a pickle has, on a stack of plain values. A class or function
/// is a name, and <see cref="TorchObjects"/> knows the few that are called. Everything else is refused. Each opcode takes a byte and makes at most one
/// value, so memory is bounded by the pickle's length.
/// </summary>
internal sealed class PickleReader(ReadOnlyMemory<byte> pickle)
{
    private static readonly object Mark = new();

    private readonly List<object?> _stack = [];
    private readonly Dictionary<uint, object?> _memo = [];
    private readonly PickleBytes _bytes = new(pickle);

    public object? Read()
    {
        while (true)
        {
            byte opcode = _bytes.Take(1)[0];
            if (opcode == '.')
            {
                return Pop();
            }

            Run(opcode);
        }
    }

    private void Run(byte opcode)
    {
        switch ((char)opcode)
        {
            case '\x80' when _bytes.Take(1)[0] == 2: // PROTO
                break;
            case '(':
                _stack.Add(Mark);
                break;
            case '}':
                _stack.Add(new PickleDict());
                break;
            case ')':
                _stack.Add(Array.Empty<object?>());
                break;
            case 't':
                _stack.Add(PopToMark());
                break;
            case '\x85' or '\x86' or '\x87': // TUPLE1 to TUPLE3
                _stack.Add(Pop(opcode - 0x84));
                break;
            case 'N':
                _stack.Add(null);
                break;
            case '\x88' or '\x89':
                _stack.Add(opcode == 0x88);
                break;
            case 'J':
                _stack.Add((long)BinaryPrimitives.ReadInt32LittleEndian(_bytes.Take(4)));
                break;
            case 'K':
                _stack.Add((long)_bytes.Take(1)[0]);
                break;
            case 'M':
                _stack.Add((long)BinaryPrimitives.ReadUInt16LittleEndian(_bytes.Take(2)));
                break;
            case '\x8a': // LONG1
                _stack.Add(_bytes.LongNumber(_bytes.Take(1)[0]));
                break;
            case 'G':
                _stack.Add(BinaryPrimitives.ReadDoubleBigEndian(_bytes.Take(8)));
                break;
            case 'X':
                _stack.Add(_bytes.Text(BinaryPrimitives.ReadUInt32LittleEndian(_bytes.Take(4))));
                break;
            case 'q':
                _memo[_bytes.Take(1)[0]] = Peek();
                break;
            case 'r':
                _memo[BinaryPrimitives.ReadUInt32LittleEndian(_bytes.Take(4))] = Peek();
                break;
            case 'h':
                _stack.Add(Remembered(_bytes.Take(1)[0]));
                break;
            case 'j':
                _stack.Add(Remembered(BinaryPrimitives.ReadUInt32LittleEndian(_bytes.Take(4))));
                break;
            case 'c':
                _stack.Add(new PickleGlobal($"{_bytes.Line()}.{_bytes.Line()}"));
                break;
            case 'Q':
                _stack.Add(TorchObjects.Storage(Pop()));
                break;
            case 'R':
                object?[] call = Pop(2);
                _stack.Add(TorchObjects.Call(call[0], call[1]));
                break;
            case 'b':
                // What a dict's class has beside its items, such as _metadata, is not needed.
                TorchObjects.RequireDict(Pop(2)[0], out PickleDict built);
                _stack.Add(built);
                break;
            case 's':
                object?[] item = Pop(2);
                Set([item[0], item[1]]);
                break;
            case 'u':
                Set(PopToMark());
                break;
            default:
                throw new ToolException(
                    $"The pickle has the opcode 0x{opcode:x2} at byte {_bytes.Position - 1}, which no state_dict needs. {TorchObjects.Advice}");
        }
    }

    private void Set(object?[] items)
    {
        TorchObjects.RequireDict(Peek(), out PickleDict dict);
        if (items.Length % 2 != 0)
        {
            throw _bytes.Damaged();
        }

        for (int i = 0; i < items.Length; i += 2)
        {
            dict.Items.Add((items[i], items[i + 1]));
        }
    }

    private object? Peek() => _stack.Count > 0 && _stack[^1] != Mark ? _stack[^1] : throw _bytes.Damaged();

    private object? Pop() => Pop(1)[0];

    private object?[] Pop(int count)
    {
        if (_stack.Count < count || _stack.Skip(_stack.Count - count).Contains(Mark))
        {
            throw _bytes.Damaged();
        }

        object?[] values = [.. _stack.Skip(_stack.Count - count)];
        _stack.RemoveRange(_stack.Count - count, count);
        return values;
    }

    private object?[] PopToMark()
    {
        int mark = _stack.LastIndexOf(Mark);
        if (mark < 0)
        {
            throw _bytes.Damaged();
        }

        object?[] values = Pop(_stack.Count - mark - 1);
        _stack.RemoveAt(mark);
        return values;
    }

    private object? Remembered(uint index) => _memo.TryGetValue(index, out object? value) ? value : throw _bytes.Damaged();
}
