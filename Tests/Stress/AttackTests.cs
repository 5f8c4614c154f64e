using System.Diagnostics;
using Unroll.Stress.Harness;
using Unroll.Tests;
using Xunit.Abstractions;

namespace Unroll.Stress;

/// <summary>
/// Every attack in a process of its own, one after the other. UNROLL_STRESS_SECONDS says for how long each (2), UNROLL_STRESS_SEED from
/// which seed (1); a failure names the trial, which UNROLL_STRESS_TRIAL repeats alone.
/// </summary>
public sealed class AttackTests(ITestOutputHelper output)
{
    /// <summary>A trial takes milliseconds; one that goes on for so long hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static TheoryData<string> Names => [.. AttackList.All.Keys.Where(attack => attack != AttackList.GuardPages)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Nothing_breaks(string attack) => RunAsync(attack);

    [LinuxFact]
    public Task Nothing_breaks_between_guard_pages() => RunAsync(AttackList.GuardPages);

    private async Task RunAsync(string attack)
    {
        string trialPath = Path.GetTempFileName();
        try
        {
            using Process child = Process.Start(new ProcessStartInfo(DotnetHost())
            {
                ArgumentList = { typeof(AttackTests).Assembly.Location, attack, trialPath },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            Task<string> said = child.StandardOutput.ReadToEndAsync(), complained = child.StandardError.ReadToEndAsync();
            bool ended = await EndsAsync(child, trialPath);
            if (!ended)
                child.Kill(entireProcessTree: true);
            await child.WaitForExitAsync();
            output.WriteLine(await said);
            Assert.True(ended && child.ExitCode == 0,
                Tell(attack, trialPath, ended ? $"ended with {child.ExitCode}" : "hangs", await complained));
        }
        finally
        {
            File.Delete(trialPath);
        }
    }

    private static async Task<bool> EndsAsync(Process child, string trialPath)
    {
        using var trial = new TrialFile(trialPath);
        long last = -1;
        while (trial.Number != last)
        {
            last = trial.Number;
            using var patience = new CancellationTokenSource(Patience);
            try
            {
                await child.WaitForExitAsync(patience.Token);
                return true;
            }
            catch (OperationCanceledException)
            {
                // Trials that go on are no hang.
            }
        }

        return false;
    }

    private static string Tell(string attack, string trialPath, string how, string complaint)
    {
        using var trial = new TrialFile(trialPath);
        string text = complaint.Length > 20_000 ? complaint[..20_000] + ".." : complaint;
        string program = typeof(AttackTests).Assembly.Location;
        return $"""
            The attack '{attack}' {how} in trial {trial.Number} from seed {Settings.Seed}:
            {text}
            To repeat it: UNROLL_STRESS_SEED={Settings.Seed} UNROLL_STRESS_TRIAL={trial.Number} dotnet {program} {attack}
            """;
    }

    private static string DotnetHost() =>
        Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";
}
