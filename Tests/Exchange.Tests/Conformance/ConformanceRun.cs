using System.Reflection;
using Unroll.Exchange.Tests.Import;

namespace Unroll.Exchange.Tests.Conformance;

/// <summary>What became of each test.</summary>
/// <param name="Test">The test.</param>
/// <param name="Passed">Whether it was imported and gave the right numbers.</param>
/// <param name="Reason">Why it was not imported.</param>
/// <param name="Fault">What is wrong with its numbers, or what it threw that is no message.</param>
internal sealed record ConformanceResult(NodeTest Test, bool Passed, string Reason, string? Fault);

/// <summary>All tests, imported, compiled together in memory, and run.</summary>
internal static class ConformanceRun
{
    private static readonly Lazy<ConformanceResult[]> Ran = new(Run);

    /// <summary>What is no part of a prediction runs against functions of the library; they give what is wrong, null if nothing
    /// is.</summary>
    private static readonly Dictionary<string, Func<NodeTest, string?>> Functions = new()
    {
        ["SoftmaxCrossEntropyLoss"] = CrossEntropyTest.Run,
        ["NegativeLogLikelihoodLoss"] = CrossEntropyTest.Run,
        ["Momentum"] = OptimizerTest.RunMomentum,
        ["Adagrad"] = OptimizerTest.RunAdagrad,
        ["Adam"] = OptimizerTest.RunAdam,
    };

    public static ConformanceResult[] Results => Ran.Value;

    private static ConformanceResult[] Run()
    {
        string folder = Directory.CreateTempSubdirectory("unroll-conformance-").FullName;
        try
        {
            ILookup<bool, NodeTest> tests = NodeTest.All.ToLookup(test => Functions.ContainsKey(test.Operator));
            (NodeTest Test, ConformanceCase? Case, string Reason, string? Fault)[] read = [.. tests[false].Select(Import)];
            Assembly assembly = Tool.NetworkCompiler.Compile(
                [.. read.Where(row => row.Case is not null).Select(row => row.Case!.Network.Source)]);
            return
            [
                .. tests[true].Select(test => Result(test, Functions[test.Operator](test))),
                .. read.Select(row => row.Case is null
                    ? new ConformanceResult(row.Test, false, row.Reason, row.Fault)
                    : Result(row.Test, Fault(row.Case, assembly))),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        (NodeTest, ConformanceCase?, string, string?) Import(NodeTest test)
        {
            try
            {
                (ConformanceCase? imported, string reason) = ConformanceCase.Import(test, folder);
                return (test, imported, reason, null);
            }
            catch (Exception exception)
            {
                return (test, null, "", exception.ToString());
            }
        }
    }

    private static ConformanceResult Result(NodeTest test, string? fault) => new(test, fault is null, "", fault);

    private static string? Fault(ConformanceCase imported, Assembly assembly)
    {
        try
        {
            return imported.Run(assembly.GetType($"Conformance.{imported.Network.Name}", throwOnError: true)!);
        }
        catch (Exception exception)
        {
            return exception.ToString();
        }
    }
}
