using System.CommandLine;
using Unroll.Tool;

var root = new RootCommand("Brings networks into C# and shows what is in their files.")
{
    ImportCommand.Create(),
    VerifyCommand.Create(),
    InspectCommand.Create(),
    DrawCommand.Create(),
    ProjectCommand.Create(),
    ConvertCommand.Create(),
};
return Failures.Report(() => root.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false }));
