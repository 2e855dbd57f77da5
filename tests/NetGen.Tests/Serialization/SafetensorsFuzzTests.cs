using System;
using System.Collections.Generic;
using System.Text;
using CsCheck;
using Xunit;

namespace NetGen.Tests.Serialization;

/// <summary>Whatever the bytes: a network is restored, or the one exception is thrown and the network is as it was.</summary>
public class SafetensorsFuzzTests
{
    private static readonly byte[] Valid = SafetensorsBytes.Save(SafetensorsBytes.CountingNetwork());
    private static readonly int HeaderEnd = 8 + Valid[8..].AsSpan().LastIndexOf((byte)'}') + 1;

    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0000", "\\ud800", "0", "-1", "1e3", "4.0", "null", "true", "9223372036854775807", "18446744073709551616",
        "\"dtype\"", "\"shape\"", "\"data_offsets\"", "\"F32\"", "\"F64\"", "\"F16\"", "\"BF16\"", "\"dense1.weight\"", "\"dense1.bias\"", "\"norm.mean\"", "\"__metadata__\"", " ", "\n", "[0,20]", "[20,80]", "[5,3]",
    ];

    [Fact]
    public void RandomBytesInAValidFile() =>
        Gen.Select(Gen.Int[0, Valid.Length - 1], Gen.Byte).Array[1, 4].Sample(changes =>
        {
            byte[] file = [.. Valid];
            foreach ((int place, byte value) in changes)
            {
                file[place] = value;
            }

            Check(file);
        }, iter: 10000);

    [Fact]
    public void RandomPiecesInTheHeader() =>
        Gen.Select(Gen.Int[8, HeaderEnd], Gen.Int[0, 12], Gen.Int[0, Pieces.Length - 1]).Array[1, 3].Sample(changes =>
        {
            string header = Encoding.UTF8.GetString(Valid.AsSpan(8, HeaderEnd - 8));
            foreach ((int place, int removed, int piece) in changes)
            {
                int first = Math.Min(place - 8, header.Length);
                header = header.Remove(first, Math.Min(removed, header.Length - first)).Insert(first, Pieces[piece]);
            }

            Check(SafetensorsBytes.File(header, Valid[^88..]));
        }, iter: 10000);

    [Fact]
    public void RandomHeaders() =>
        Gen.Int[0, Pieces.Length - 1].Array[0, 20].Sample(
            pieces => Check(SafetensorsBytes.File("{" + string.Concat(Array.ConvertAll(pieces, piece => Pieces[piece])), [])), iter: 10000);

    [Fact]
    public void RandomBytes() => Gen.Byte.Array[0, 64].Sample(Check, iter: 2000);

    private static void Check(byte[] file)
    {
        var network = new FakeNetwork();
        network.Parameters.Storage.Fill(-1);
        if (SafetensorsBytes.Restore(network, file) is null)
        {
            Assert.False(
                new HashSet<float>(network.Parameters.Storage[..4].ToArray()).SetEquals([-1f]), "A file that was read has not changed the network.");
        }
    }
}
