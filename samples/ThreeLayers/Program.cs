using System.Text;
using ThreeLayers;

const string Usage = """
    ThreeLayers: one step of gradient descent on a network of three layers, each formula beside the generated code's numbers

    usage: dotnet run -c Release --project samples/ThreeLayers [-- --help]

    Ends with 0 where the numbers by hand and by the generated code agree, else with 1.
    """;

Console.OutputEncoding = Encoding.UTF8;
if (args is ["--help" or "-h"])
{
    Console.WriteLine(Usage);
    return 0;
}

if (args is [var argument, ..])
{
    Console.Error.WriteLine($"'{argument}' is not an argument of this program. --help tells what it does.");
    return 2;
}

var page = new Page(Console.Out);
new Walkthrough(page).Write();
return page.Failures == 0 ? 0 : 1;
