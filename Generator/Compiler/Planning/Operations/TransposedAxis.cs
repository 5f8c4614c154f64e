using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// One direction of a transposed convolution, taken apart by its stride. Output o, counted with what is cut off before it, gets
/// input i by tap t where o = i x stride + t x dilation; so the taps that reach it are every so many of all, and the inputs under them lie
/// side by side or, with a dilation, some pixels apart.
/// </summary>
/// <param name="Input">Pixels of the input.</param>
/// <param name="Output">Pixels of the output.</param>
/// <param name="Taps">Taps of the kernel.</param>
/// <param name="Stride">The stride.</param>
/// <param name="Dilation">The dilation.</param>
/// <param name="Padding">Pixels cut off before the output.</param>
internal readonly record struct TransposedAxis(int Input, int Output, int Taps, int Stride, int Dilation, int Padding)
{
    /// <summary>From one tap that reaches an output to the next.</summary>
    public int TapStep => Stride / Divisor;

    /// <summary>From the input under one of these taps to that under the next.</summary>
    public int Distance => Dilation / Divisor;

    private int Divisor
    {
        get
        {
            (int divisor, int rest) = (Stride, Dilation);
            while (rest > 0)
                (divisor, rest) = (rest, divisor % rest);
            return divisor;
        }
    }

    public static TransposedAxis Rows(Window window, Shape input, Shape output) =>
        new(input.Height, output.Height, window.Height, window.StrideY, window.DilationY, window.PadTop);

    public static TransposedAxis Columns(Window window, Shape input, Shape output) =>
        new(input.Width, output.Width, window.Width, window.StrideX, window.DilationX, window.PadLeft);

    /// <summary>The taps of a phase.</summary>
    /// <param name="firstTap">The first of them.</param>
    public int TapsFrom(int firstTap) => firstTap < Taps ? (Taps - 1 - firstTap) / TapStep + 1 : 0;

    /// <summary>The phases of the output, as many as the stride; null where there are too many, or one that no tap reaches.</summary>
    /// <param name="most">The most that are wanted.</param>
    public TransposedPhase[]? Phases(int most)
    {
        int count = Math.Min(Stride, Output);
        if (count > most)
            return null;
        var phases = new TransposedPhase[count];
        for (int first = 0; first < count; first++)
        {
            TransposedAxis axis = this;
            int firstTap = Enumerable.Range(0, Math.Min(TapStep, Taps))
                .Where(tap => (first + axis.Padding - (long)tap * axis.Dilation) % axis.Stride == 0)
                .DefaultIfEmpty(Taps)
                .First();
            if (firstTap == Taps)
                return null;
            int taps = TapsFrom(firstTap);
            long input = (first + Padding - (long)firstTap * Dilation) / Stride - (taps - 1L) * Distance;
            phases[first] = new(first, (Output - 1 - first) / Stride + 1, firstTap, taps, checked((int)input));
        }

        return phases;
    }

    /// <summary>The zeros that phases read before and behind the input.</summary>
    public (int Before, int Behind) Halo(TransposedPhase[] phases)
    {
        (int input, int distance) = (Input, Distance);
        return (phases.Max(phase => Math.Max(0, -phase.Input)),
            phases.Max(phase => Math.Max(0, phase.Input + phase.Count + (phase.Taps - 1) * distance - input)));
    }
}
