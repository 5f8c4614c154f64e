using System.Diagnostics;
using System.Globalization;
using Unroll.Stress.Attacks;
using Unroll.Stress.Harness;

namespace Unroll.Stress;

/// <summary>
/// What the tests start as a child process: the trials of one attack until the time is up. Ends with 0, or with 1 and what went wrong; the
/// number of the present trial stands in a file for the case that the process dies.
/// </summary>
internal static class Program
{
    /// <summary>The seconds after which an attack that has not met what it was made for gives up.</summary>
    private const double LongestWait = 100;

    private static int Main(string[] arguments)
    {
        if (arguments is [SaveKillAttack.Command, var path])
        {
            SaveKillAttack.SaveForEver(path);
            return 1;
        }

        if (arguments is [TrainKillAttack.Command, var folder, var kind, var optimizer, var threads])
            return TrainKillAttack.Train(folder, Number(kind), Number(optimizer), Number(threads));
        if (arguments is [SearchKillAttack.Command, var trials, var searched, var together])
            return SearchKillAttack.Search(trials, Number(searched), Number(together));
        if (arguments.Length == 0 || !AttackList.All.TryGetValue(arguments[0], out Func<Attack>? create))
        {
            Console.Error.WriteLine($"expected the name of an attack: {string.Join(", ", AttackList.All.Keys)}");
            return 2;
        }

        string trialPath = arguments.Length > 1 ? arguments[1] : Path.Combine(Path.GetTempPath(), $"unroll-stress-{Environment.ProcessId}");
        using var trial = new TrialFile(trialPath);
        using Attack attack = create();
        try
        {
            (long count, int broken) = Run(attack, trial);
            if (Settings.Trial is null)
                Attack.Require(attack.Missing is null, $"after {count} trials: {attack.Missing}");
            Console.WriteLine(FormattableString.Invariant($"{arguments[0]}: {count} trials from seed {Settings.Seed}{attack.Summary}"));
            return broken == 0 ? 0 : 1;
        }
        catch (Exception exception)
        {
            Console.Error.WriteLine(exception);
            return 1;
        }
        finally
        {
            if (arguments.Length < 2)
                File.Delete(trialPath);
        }
    }

    private static (long Count, int Broken) Run(Attack attack, TrialFile trial)
    {
        long count = 0, start = Stopwatch.GetTimestamp();
        int broken = 0;
        do
        {
            trial.Number = Settings.Trial ?? count;
            try
            {
                attack.Try(new Random(SeedOf(trial.Number)));
            }
            catch (Exception exception) when (Settings.GoesOn)
            {
                broken++;
                Console.Error.WriteLine($"trial {trial.Number}: {exception}");
            }

            count++;
        }
        while (Settings.Trial is null && GoesOn(attack, Stopwatch.GetElapsedTime(start).TotalSeconds));
        return (count, broken);
    }

    private static bool GoesOn(Attack attack, double seconds) =>
        seconds < Settings.Seconds || (seconds < Settings.Seconds + LongestWait && attack.Missing is not null);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Trials of neighboring seeds and numbers have nothing in common (the finalizer of SplitMix64).</summary>
    private static int SeedOf(long trial)
    {
        ulong mixed = Settings.Seed + ((ulong)trial * 0x9E3779B97F4A7C15);
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)(mixed ^ (mixed >> 31));
    }
}
