using System.Reflection;
using System.Runtime.InteropServices;
using Unroll.Arm64.Runner;

// tests ASSEMBLY NAME...      the tests of an assembly whose full names contain one of these
// operations ARGUMENT...      what Operations.Tests does as a child process: networks that were compiled elsewhere beside the reference
switch (args)
{
    case ["tests", string assembly, .. string[] names] when names.Length > 0:
        Console.WriteLine($"{assembly} on {RuntimeInformation.ProcessArchitecture}");
        return TestRun.Run(assembly, names);
    case ["operations", .. string[] arguments]:
        return (int)Assembly.Load("Unroll.Operations.Tests").EntryPoint!.Invoke(null, [arguments])!;
    default:
        Console.Error.WriteLine("expected: tests ASSEMBLY NAME..., or: operations PATH FOLDER [NAMES]");
        return 2;
}
