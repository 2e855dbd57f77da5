using System;
using System.IO;
using System.Runtime.CompilerServices;
using NetGen.Testing;
using Xunit;

namespace NetGen.Generator.Tests.Emission.Harness;

/// <summary>
/// Text held against a file beside the test, by Verify's convention: on a difference what came is written to <c>Name.received.cs</c>,
/// to be looked at and renamed to <c>Name.verified.cs</c>.
/// </summary>
internal static class Snapshot
{
    public static void Verify(string name, string text)
    {
        string stem = SourceTree.Find("tests", "NetGen.Generator.Tests", "Emission", "Snapshots", name);
        string verified = stem + ".verified.cs";
        string received = stem + ".received.cs";
        string expected = File.Exists(verified) ? File.ReadAllText(verified) : string.Empty;
        if (expected == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail($"{Path.GetFileName(received)} differs from {Path.GetFileName(verified)} from line {FirstDifference(expected, text)} on: compare them, and rename the first if it is right.");
    }

    private static int FirstDifference(string expected, string actual)
    {
        string[] left = expected.Split('\n');
        string[] right = actual.Split('\n');
        int line = 0;
        while (line < Math.Min(left.Length, right.Length) && left[line] == right[line])
        {
            line++;
        }

        return line + 1;
    }
}
