using System;
using System.Buffers.Binary;
using System.Collections.Generic;

namespace NetGen.Fuzzing;

/// <summary>Makes new inputs of old ones: bits, bytes, numbers, blocks and the target's own words are changed, moved, doubled and left out.</summary>
internal sealed class Mutator(Random random, byte[][] dictionary)
{
    private const int Longest = 1 << 14;

    private static readonly long[] Numbers = [0, 1, -1, 127, 128, 255, 256, 32767, 65535, 1 << 20, (1 << 20) + 1, int.MaxValue, int.MinValue, uint.MaxValue, long.MaxValue, long.MinValue];

    public byte[] Mutate(byte[] input, byte[] other)
    {
        var bytes = new List<byte>(input);
        int changes = 1 << random.Next(5);
        for (int i = 0; i < changes; i++)
        {
            Change(bytes, other);
        }

        return bytes.Count <= Longest ? [.. bytes] : [.. bytes.GetRange(0, Longest)];
    }

    private void Change(List<byte> bytes, byte[] other)
    {
        int place = random.Next(bytes.Count + 1);
        int length = Math.Min(1 << random.Next(8), bytes.Count - place);
        switch (random.Next(9))
        {
            case 0 when place < bytes.Count:
                bytes[place] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when place < bytes.Count:
                bytes[place] = (byte)random.Next(256);
                break;
            case 2 when place < bytes.Count:
                bytes[place] += (byte)random.Next(-16, 17);
                break;
            case 3:
                bytes.RemoveRange(place, length);
                break;
            case 4:
                bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(place, length));
                break;
            case 5:
                Overwrite(bytes, place);
                break;
            case 6 when other.Length > 0:
                int from = random.Next(other.Length);
                bytes.InsertRange(place, other.AsSpan(from, random.Next(other.Length - from) + 1).ToArray());
                break;
            case 7:
                bytes.RemoveRange(place, Math.Min(length, random.Next(4)));
                bytes.InsertRange(place, dictionary[random.Next(dictionary.Length)]);
                break;
            default:
                bytes.InsertRange(place, dictionary[random.Next(dictionary.Length)]);
                break;
        }
    }

    private void Overwrite(List<byte> bytes, int place)
    {
        byte[] number = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(number, Numbers[random.Next(Numbers.Length)]);
        int width = Math.Min(1 << random.Next(4), bytes.Count - place);
        bytes.RemoveRange(place, width);
        bytes.InsertRange(place, number[..width]);
    }
}
