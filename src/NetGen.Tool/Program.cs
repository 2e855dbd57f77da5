using System;
using System.CommandLine;
using System.IO;
using System.Text;
using NetGen;
using NetGen.Tool;
using NetGen.Tool.Commands;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var root = new RootCommand(
    "NetGen's command line: networks, safetensors files, programs for CSV files. Ends with 0 where it has done its work, "
    + "1 where a check has failed, 2 where the command line or a file is wrong.")
{
    CommonOptions.Json,
    InspectCommand.Create(),
    SummaryCommand.Create(),
    GradientCheckCommand.Create(),
    EvaluateCommand.Create(),
    PredictCommand.Create(),
    NewCommand.Create(),
    ConvertCommand.Create(),
};
ParseResult line = root.Parse(args);
try
{
    int code = line.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    return line.Errors.Count > 0 ? ExitCode.WrongInput : code;
}
catch (Exception error) when (error
    is ToolException or SafetensorsException or DataFormatException or IOException or UnauthorizedAccessException or ArgumentException)
{
    Console.Error.WriteLine($"netgen: {error.Message}");
    return ExitCode.WrongInput;
}
