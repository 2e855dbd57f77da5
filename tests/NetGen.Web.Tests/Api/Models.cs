using System;
using System.IO;
using WebApi;

namespace NetGen.Web.Tests.Api;

/// <summary>Two trained models, in files that a test copies.</summary>
internal static class Models
{
    private static readonly Lazy<string> FirstFile = new(() => Train(3));
    private static readonly Lazy<string> SecondFile = new(() => Train(5));

    public const string Woman = """{"class":1,"sex":"female","age":29,"fare":80,"deck":"B","port":"C"}""";

    public static string First => FirstFile.Value;

    public static string Second => SecondFile.Value;

    public static Passenger WomanAsRow { get; } = new() { Class = 1, Sex = Sex.Female, Age = 29, Fare = 80, Deck = "B", Port = "C" };

    /// <summary>A copy that a test may change.</summary>
    public static string Copy(string file)
    {
        string copy = Path.Combine(Directory.CreateTempSubdirectory("netgen-webapi-").FullName, "survival.model");
        File.Copy(file, copy);
        return copy;
    }

    /// <summary>Puts a model in the place of another as a deployment does: whole, under the same name.</summary>
    public static void Replace(string file, string by)
    {
        File.Copy(by, $"{file}.new", overwrite: true);
        File.SetLastWriteTimeUtc($"{file}.new", DateTime.UtcNow);
        File.Move($"{file}.new", file, overwrite: true);
    }

    private static string Train(int seed)
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("netgen-webapi-").FullName, "trained.model");
        Training.Run(path, seed);
        return path;
    }
}
