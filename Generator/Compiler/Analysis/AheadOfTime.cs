using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Analysis;

/// <summary>
/// Settings of Native AOT under which a network would run its portable path. The JIT asks the processor, so under the JIT they are told as
/// information alone.
/// </summary>
internal static class AheadOfTime
{
    // What ilc --help lists and implies AVX2 and FMA. Of names that begin with these, all do.
    private static readonly string[] WithAvx2 = ["avx2", "avx512", "avx10", "avxifma", "avxvnni", "x86-64-v3", "x86-64-v4", "native"];

    /// <summary>Reports a network whose project is compiled for x64 without AVX2.</summary>
    public static void Analyze(SymbolAnalysisContext context, INamedTypeSymbol network)
    {
        AnalyzerConfigOptions settings = context.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
        string sets = Read(settings, "IlcInstructionSet"), runtime = Read(settings, "UnrollRuntimeIdentifier");
        bool published = Read(settings, "PublishAot").Equals("true", StringComparison.OrdinalIgnoreCase);
        bool otherProcessor = runtime.Length > 0 && !runtime.EndsWith("-x64", StringComparison.OrdinalIgnoreCase);
        if (otherProcessor || (sets.Length == 0 && !published) || HaveAvx2(sets))
            return;
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.PortablePath,
            ProblemLocation.Find(network, Place.Class, context.CancellationToken),
            published ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
            additionalLocations: null,
            properties: null,
            network.Name,
            sets.Length == 0 ? "for its oldest processors" : $"for '{sets}'",
            sets.Length == 0 ? "" : ", or remove it"));
    }

    /// <summary>Whether code for these instruction sets, as IlcInstructionSet lists them, may use AVX2.</summary>
    public static bool HaveAvx2(string sets)
    {
        string[] names = [.. sets.Split(',').Select(name => name.Trim())];
        return !names.Contains("-avx2", StringComparer.OrdinalIgnoreCase) && !names.Contains("-avx", StringComparer.OrdinalIgnoreCase)
            && names.Any(name => WithAvx2.Any(begin => name.TrimStart('+').StartsWith(begin, StringComparison.OrdinalIgnoreCase)));
    }

    private static string Read(AnalyzerConfigOptions settings, string property) =>
        settings.TryGetValue($"build_property.{property}", out string? value) ? value.Trim() : "";
}
