using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Analysis;
using Unroll.Generator.Problems;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Language;

/// <summary>Settings of Native AOT that would run the portable path (UNR0405).</summary>
public class AheadOfTimeTests
{
    private const string Source = "using Unroll; [Network] partial class Net { [Input(3)] Layer a; [Dense(3)] Layer b; }";

    [Theory]
    [InlineData("true", "x86-64-v2", "linux-x64", DiagnosticSeverity.Warning)]
    [InlineData("true", "avx,aes", "", DiagnosticSeverity.Warning)]
    [InlineData("True", "", "win-x64", DiagnosticSeverity.Warning)]
    [InlineData("true", "", "osx-x64", DiagnosticSeverity.Warning)]
    [InlineData("true", "x86-64-v4,-avx2", "linux-x64", DiagnosticSeverity.Warning)]
    [InlineData("", "x86-64-v2", "linux-x64", DiagnosticSeverity.Info)]
    [InlineData("false", "sse4.2", "", DiagnosticSeverity.Info)]
    [InlineData("true", "x86-64-v3", "linux-x64", null)]
    [InlineData("true", "X86-64-V4", "linux-musl-x64", null)]
    [InlineData("true", "aes, +avx2", "win-x64", null)]
    [InlineData("true", "native", "linux-x64", null)]
    [InlineData("true", "avx512v2", "linux-x64", null)]
    [InlineData("true", "neon", "linux-arm64", null)]
    [InlineData("true", "", "osx-arm64", null)]
    [InlineData("", "", "linux-x64", null)]
    [InlineData("false", "", "", null)]
    public async Task The_severity_follows_PublishAot(
        string publishAot, string instructionSet, string runtimeIdentifier, DiagnosticSeverity? severity)
    {
        var settings = new Settings(
            new() { ["PublishAot"] = publishAot, ["IlcInstructionSet"] = instructionSet, ["UnrollRuntimeIdentifier"] = runtimeIdentifier });
        (Compilation compilation, _) = Consumer.Generate(Consumer.Compilation(Source));
        Diagnostic[] found =
            [.. await compilation.WithAnalyzers([new NetworkAnalyzer()], new AnalyzerOptions([], settings)).GetAnalyzerDiagnosticsAsync()];

        Assert.Equal(severity, found.SingleOrDefault()?.Severity);
        if (severity is not null)
        {
            Assert.Equal(Ids.PortablePath, found[0].Id);
            Assert.Equal("Net", Source.Substring(found[0].Location.SourceSpan.Start, found[0].Location.SourceSpan.Length));
            Assert.Equal(instructionSet.Length > 0,
                found[0].GetMessage().EndsWith("set IlcInstructionSet to x86-64-v3, or remove it", StringComparison.Ordinal));
            Assert.Contains(instructionSet.Length == 0 ? "for its oldest processors" : $"for '{instructionSet}'", found[0].GetMessage());
        }
    }

    /// <summary>
    /// A program whose networks are in a library has no analyzer, so the package's targets ask once more; both must mean the same.
    /// </summary>
    [Theory]
    [InlineData("")]
    [InlineData("avx,fma")]
    [InlineData("x86-64-v2")]
    [InlineData("x86-64-v3")]
    [InlineData("X86-64-V4")]
    [InlineData("aes, +avx2")]
    [InlineData("avx512v2")]
    [InlineData("avx10v1,aes")]
    [InlineData("avxvnni")]
    [InlineData("native")]
    [InlineData("x86-64-v4,-avx2")]
    [InlineData("-avx,x86-64-v3")]
    [InlineData("x86-64-v3,-avx512")]
    public void The_package_reads_instruction_sets_as_the_analyzer_does(string instructionSets)
    {
        string targets = File.ReadAllText(Path.Combine(Documents.LinkTests.Repository, "Package", "buildTransitive", "Unroll.targets"));
        string pattern = targets.Split("IsMatch('$(IlcInstructionSet)', '")[1].Split("', ")[0];
        Assert.Equal(AheadOfTime.HaveAvx2(instructionSets), Regex.IsMatch(instructionSets, pattern, RegexOptions.IgnoreCase));
    }

    private sealed class Settings(Dictionary<string, string> properties) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Properties(properties);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Properties(Dictionary<string, string> properties) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) =>
            properties.TryGetValue(key.Replace("build_property.", ""), out value);
    }
}
