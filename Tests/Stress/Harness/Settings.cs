using System.Globalization;

namespace Unroll.Stress.Harness;

/// <summary>How long and from which seed the attacks run; the environment says so.</summary>
internal static class Settings
{
    /// <summary>Two seconds an attack, so that all take about half a minute.</summary>
    private const double DefaultSeconds = 2;

    /// <summary>Where the random numbers begin: UNROLL_STRESS_SEED, 1 by default, so that everybody's tests do the same.</summary>
    public static ulong Seed { get; } = ulong.Parse(Read("SEED") ?? "1", CultureInfo.InvariantCulture);

    /// <summary>The seconds of each attack: UNROLL_STRESS_SECONDS.</summary>
    public static double Seconds { get; } = Read("SECONDS") is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : DefaultSeconds;

    /// <summary>The only trial to run, to repeat one that failed: UNROLL_STRESS_TRIAL; null for as many as there is time for.</summary>
    public static long? Trial { get; } = Read("TRIAL") is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>Whether an attack tells what broke and goes on, for long runs: UNROLL_STRESS_GO_ON=1.</summary>
    public static bool GoesOn { get; } = Read("GO_ON") == "1";

    private static string? Read(string name) =>
        Environment.GetEnvironmentVariable("UNROLL_STRESS_" + name) is { Length: > 0 } text ? text : null;
}
