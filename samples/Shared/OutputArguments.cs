using System.Text;

namespace Charts;

/// <summary>The arguments of a sample that writes into a folder and takes no others.</summary>
internal static class OutputArguments
{
    /// <summary>Reads them, makes the folder, and prints the usage or what is wrong.</summary>
    /// <param name="args">The program's arguments.</param>
    /// <param name="usage">What --help prints.</param>
    /// <param name="folder">The full path of the folder; empty where the program is to end.</param>
    /// <returns>The code to end with; null where the program is to go on.</returns>
    public static int? Read(string[] args, string usage, out string folder)
    {
        Console.OutputEncoding = Encoding.UTF8;
        folder = string.Empty;
        try
        {
            switch (args)
            {
                case ["--help" or "-h"]:
                    Console.WriteLine(usage);
                    return 0;
                case []:
                    folder = OutputFolder.Create(".");
                    return null;
                case ["--output", var named] when named is not ("" or ['-', '-', ..]):
                    folder = OutputFolder.Create(named);
                    return null;
                case ["--output", ..]:
                    throw new ArgumentException("--output needs one folder after it.");
                default:
                    throw new ArgumentException($"'{args[0]}' is not an argument of this program.");
            }
        }
        catch (ArgumentException error)
        {
            Console.Error.WriteLine($"{error.Message} --help lists the arguments.");
            return 2;
        }
    }
}
