using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Planning;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Analysis;

/// <summary>The processor that an .editorconfig names for predicted times; else <see cref="ReferenceProcessor.Default"/>.</summary>
internal static class AssumedProcessor
{
    private const string Clock = "unroll_gigahertz", Instructions = "unroll_instruction_set";

    /// <summary>The processor for a file.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="tree">The file.</param>
    /// <param name="wrong">Where a setting has a value that means nothing: a problem at the budget; the setting is left out then.</param>
    public static ReferenceProcessor Of(AnalyzerOptions options, SyntaxTree tree, out Problem? wrong)
    {
        AnalyzerConfigOptions settings = options.AnalyzerConfigOptionsProvider.GetOptions(tree);
        ReferenceProcessor processor = ReferenceProcessor.Default;
        wrong = null;
        if (settings.TryGetValue(Clock, out string? clock))
        {
            if (double.TryParse(clock.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out double gigahertz)
                && gigahertz is > 0 and < double.PositiveInfinity)
                processor = processor with { Gigahertz = gigahertz };
            else
                wrong = Describe(clock, Clock, "write the clock in GHz, a number above 0 such as 3.5");
        }

        if (settings.TryGetValue(Instructions, out string? name))
        {
            if (Named(name.Trim().ToLowerInvariant()) is { } registers)
                processor = processor with { Registers = registers };
            else
                wrong = Describe(name, Instructions, "write avx2 or avx512");
        }

        return processor;
    }

    private static RegisterFile? Named(string name) => name switch
    {
        "avx2" => RegisterFile.Avx2,
        "avx512" => RegisterFile.Avx512,
        _ => null,
    };

    private static Problem Describe(string value, string setting, string wayOut) => new(
        Ids.Misspelled, Place.Class with { Argument = TimeBudget.Setting }, value.Trim(), $"value of {setting} in an .editorconfig",
        wayOut);
}
