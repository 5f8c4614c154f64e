using System.Globalization;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Planning;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Language;

/// <summary>How long a prediction may take at most, by the time that is predicted for it.</summary>
public class TimeBudgetTests
{
    [Fact]
    public async Task Longer_than_the_budget_is_a_warning_at_its_number()
    {
        double needed = Microseconds(RegisterFile.Avx2, 3);
        Assert.Empty(await Consumer.Diagnose(WithBudget(needed * 1.001)));
        Diagnostic told = Assert.Single(await Consumer.Diagnose(WithBudget(0.5)));
        Assert.Equal("UNR0407", told.Id);
        Assert.Equal(DiagnosticSeverity.Warning, told.Severity);
        Assert.Equal("0.5", TextAt(told));
        string message = told.GetMessage(CultureInfo.InvariantCulture);
        Assert.StartsWith(
            $"'LeNet5': one thread with AVX2 at 3 GHz is predicted to take {needed.ToString("0.0", CultureInfo.InvariantCulture)} "
            + "microseconds for a prediction, but MaximumMicroseconds is 0.5; 'c3' takes the most, ",
            message);
        Assert.Contains("make it smaller, name the processor that is meant in an .editorconfig, or raise the budget", message);
        Assert.Contains("half of such predictions are within a factor of", message);
    }

    [Theory]
    [InlineData("avx512", "4", 16, "AVX-512 at 4 GHz")]
    [InlineData("AVX2", "2.5", 8, "AVX2 at 2.5 GHz")]
    public async Task The_processor_is_the_one_that_the_settings_name(string instructions, string clock, int lanes, string processor)
    {
        double gigahertz = double.Parse(clock, CultureInfo.InvariantCulture);
        double needed = Microseconds(lanes == 16 ? RegisterFile.Avx512 : RegisterFile.Avx2, gigahertz);
        Dictionary<string, string> settings = new() { ["unroll_instruction_set"] = instructions, ["unroll_gigahertz"] = clock };
        Assert.Empty(Told(await Consumer.DiagnoseAll(settings, WithBudget(needed * 1.001))));
        string message = Assert.Single(Told(await Consumer.DiagnoseAll(settings, WithBudget(needed * 0.999))))
            .GetMessage(CultureInfo.InvariantCulture);
        Assert.Contains($"one thread with {processor} is predicted", message);
    }

    [Theory]
    [InlineData("unroll_gigahertz", "fast", "write the clock in GHz, a number above 0 such as 3.5")]
    [InlineData("unroll_gigahertz", "0", "write the clock in GHz, a number above 0 such as 3.5")]
    [InlineData("unroll_instruction_set", "neon", "write avx2 or avx512")]
    public async Task A_setting_that_means_nothing_is_told(string setting, string value, string wayOut)
    {
        Diagnostic told = Assert.Single(
            await Consumer.DiagnoseAll(new() { [setting] = value }, WithBudget(1e6)),
            diagnostic => diagnostic.Id.StartsWith("UNR", StringComparison.Ordinal));
        Assert.Equal("UNR0020", told.Id);
        Assert.Equal("1000000", TextAt(told));
        Assert.Equal(
            $"'{value}' is no value of {setting} in an .editorconfig; {wayOut}", told.GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1.5")]
    [InlineData("double.NaN")]
    public async Task A_budget_is_a_number_above_0(string budget)
    {
        Diagnostic told = Assert.Single(await Consumer.Diagnose(
            Source.LeNet5.Replace("[Network]", $"[Network(MaximumMicroseconds = {budget})]")));
        Assert.Equal("UNR0402", told.Id);
        Assert.Equal(budget, TextAt(told));
        Assert.Contains("MaximumMicroseconds", told.GetMessage(CultureInfo.InvariantCulture));
    }

    private static IEnumerable<Diagnostic> Told(IEnumerable<Diagnostic> all) => all.Where(diagnostic => diagnostic.Id == "UNR0407");

    private static double Microseconds(RegisterFile registers, double gigahertz) => new ReferenceProcessor(registers, gigahertz)
        .Microseconds(PredictedTime.Of(NetworkPlanner.Plan(Read.Graph(Source.LeNet5)), registers).Cycles);

    private static string TextAt(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);

    private static string WithBudget(double microseconds) => Source.LeNet5.Replace(
        "[Network]", FormattableString.Invariant($"[Network(MaximumMicroseconds = {microseconds})]"));
}
