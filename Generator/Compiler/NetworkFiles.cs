using System.Text;
using Microsoft.CodeAnalysis.Text;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Analysis;
using Unroll.Generator.Emission.Stubs;
using Unroll.Generator.Emission;
using Unroll.Generator.Planning;
using Unroll.Generator.Problems;

namespace Unroll.Generator;

/// <summary>
/// From a network's plan to the files in the user's compilation. It never throws: a network that fails leaves the others alone.
/// </summary>
internal static class NetworkFiles
{
    public static GeneratedNetwork Write(PlannedNetwork network, CancellationToken cancellation = default)
    {
        if (network.Plan is not { } plan)
            return WriteWrong(network, network.Failure);
        try
        {
            IEnumerable<(string, string, bool)> files = NetworkEmitter.Emit(network.Class, plan, cancellation);
            if (plan.Training is null)
                files = files.Append(UntrainableStubs.Write(network.Class, plan.Outline));
            return new GeneratedNetwork(network.Class.FullName, new EquatableArray<GeneratedFile>(Distinct(files)), null);
        }
        catch (Exception unforeseen) when (unforeseen is not OperationCanceledException)
        {
            return WriteWrong(network, Unforeseen.Describe(unforeseen));
        }
    }

    private static GeneratedNetwork WriteWrong(PlannedNetwork network, string? failure)
    {
        try
        {
            WrongNetwork wrong = WrongNetwork.Of(network.Spec);
            return new(network.Class.FullName, new EquatableArray<GeneratedFile>(WrongNetworkStubs.Write(wrong)), failure);
        }
        catch (Exception unforeseen)
        {
            return new(network.Class.FullName, [], failure ?? Unforeseen.Describe(unforeseen));
        }
    }

    /// <summary>Adds the files that others see while they type, or those that only a build needs.</summary>
    public static void Add(SourceProductionContext output, GeneratedNetwork network, bool api)
    {
        foreach (GeneratedFile file in network.Files)
            if (file.IsApi == api)
                output.AddSource(file.HintName, SourceText.From(file.Source, Encoding.UTF8));
        if (api && network.Failure is { } failure)
            output.ReportDiagnostic(Diagnostic.Create(Descriptors.InternalError, Location.None, network.FullName, failure));
    }

    // Roslyn compares hint names without case, and stages may differ by case alone.
    private static IEnumerable<GeneratedFile> Distinct(IEnumerable<(string HintName, string Source, bool IsApi)> files)
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string hintName, string source, bool isApi) in files)
        {
            string name = hintName;
            for (int i = 2; !names.Add(name); i++)
            {
                int extension = hintName.IndexOf(".g.cs", StringComparison.Ordinal);
                name = hintName.Insert(extension >= 0 ? extension : hintName.Length, $"_{i}");
            }

            yield return new GeneratedFile(name, source, isApi);
        }
    }
}
