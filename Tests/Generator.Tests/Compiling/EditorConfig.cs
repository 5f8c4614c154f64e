using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Unroll.Generator.Tests.Compiling;

/// <summary>Settings of an .editorconfig that hold for every file.</summary>
internal sealed class EditorConfig(Dictionary<string, string> settings) : AnalyzerConfigOptionsProvider
{
    private readonly Settings all = new(settings);

    public override AnalyzerConfigOptions GlobalOptions => all;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => all;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => all;

    private sealed class Settings(Dictionary<string, string> settings) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => settings.TryGetValue(key, out value);
    }
}
