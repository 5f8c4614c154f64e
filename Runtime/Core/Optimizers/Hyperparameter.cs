using System.Globalization;
using System.Runtime.CompilerServices;

namespace Unroll;

/// <summary>Checks of the numbers that optimizers, schedules and augmentations are given.</summary>
internal static class Hyperparameter
{
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is infinite or NaN.</exception>
    public static float Finite(float value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        float.IsFinite(value) ? value : throw Wrong(name, value, "a finite number");

    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is negative, infinite or NaN.</exception>
    public static float NotNegative(float value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        float.IsFinite(value) && value >= 0 ? value : throw Wrong(name, value, "a finite number of at least 0");

    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is not above zero and finite.</exception>
    public static float Positive(float value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        float.IsFinite(value) && value > 0 ? value : throw Wrong(name, value, "a finite number above 0");

    /// <summary>The factor that an average keeps of its past.</summary>
    /// <returns>The decimal number that was written: 0.999f, which as a binary fraction is 0.99900001287, means 0.999.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is outside [0, 1).</exception>
    public static double Decay(float value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value is >= 0 and < 1 ? (double)(decimal)value : throw Wrong(name, value, "in [0, 1)");

    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is below 1.</exception>
    public static int Count(int value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= 1 ? value : throw Wrong(name, value, "at least 1");

    private static ArgumentOutOfRangeException Wrong(string? name, object value, string expected) =>
        new(name, value, string.Create(CultureInfo.InvariantCulture, $"It is {value}, but must be {expected}."));
}
