namespace Unroll.Generator.Planning;

/// <summary>
/// Outputs whose taps repeat: groups of <paramref name="Period"/> outputs, of which each reads what its counterpart in the group before
/// reads, <paramref name="Step"/> inputs further on. Twice as many columns by interpolation are one run of period 2 and step 1, but for
/// those at the border.
/// </summary>
/// <param name="Start">The first output.</param>
/// <param name="Groups">The groups.</param>
/// <param name="Period">Outputs in a group.</param>
/// <param name="Step">Inputs from group to group.</param>
internal readonly record struct TapRun(int Start, int Groups, int Period, int Step)
{
    /// <summary>The longest period, the fewest outputs of a run that repeats, and the most runs of an axis.</summary>
    private const int LongestPeriod = 64, LeastOutputs = 4, MostRuns = 12;

    /// <summary>
    /// Outputs that differ after which no run is looked for any more: one of interpolations begins where the border ends.
    /// </summary>
    private const int MostSingles = 4 * LongestPeriod;

    private int Outputs => Groups * Period;

    /// <summary>Cuts an axis into runs: one where all outputs are taken to differ, if they would be too many.</summary>
    public static IReadOnlyList<TapRun> Of(AxisTaps axis)
    {
        List<TapRun> runs = [];
        int single = 0;   // the first output that is in no run yet
        for (int start = 0; start < axis.Outputs;)
        {
            TapRun best = Enumerable.Range(1, Math.Min(LongestPeriod, axis.Outputs - start))
                .Select(period => Longest(axis, start, period))
                .Aggregate((longest, run) => run.Outputs > longest.Outputs ? run : longest);
            if (best.Groups == 1 || best.Outputs < Math.Min(LeastOutputs, axis.Outputs))
            {
                if (++start - single > MostSingles)
                    return [Whole(axis)];
                continue;
            }

            AddSingles(start);
            runs.Add(best);
            if (runs.Count > MostRuns)
                return [Whole(axis)];
            start = single = start + best.Outputs;
        }

        AddSingles(axis.Outputs);
        return runs.Count <= MostRuns ? runs : [Whole(axis)];

        void AddSingles(int end)
        {
            if (end > single)
                runs.Add(new(single, 1, end - single, 0));
        }
    }

    /// <summary>All outputs as one group.</summary>
    public static TapRun Whole(AxisTaps axis) => new(0, 1, axis.Outputs, 0);

    private static TapRun Longest(AxisTaps axis, int start, int period)
    {
        if (start + period >= axis.Outputs)
            return new(start, 1, period, 0);
        int step = Enumerable.Range(start, period)
            .Where(output => output + period < axis.Outputs && axis.CountOf(output) > 0 && axis.CountOf(output + period) > 0)
            .Select(output => axis.At(output + period, 0).Place - axis.At(output, 0).Place)
            .FirstOrDefault();
        int end = start + period;
        while (end < axis.Outputs && IsShifted(axis, end - period, end, step))
            end++;
        int groups = (end - start) / period;
        return new(start, groups, period, groups == 1 ? 0 : step);
    }

    private static bool IsShifted(AxisTaps axis, int output, int other, int step)
    {
        int count = axis.CountOf(output);
        if (count != axis.CountOf(other))
            return false;
        for (int tap = 0; tap < count; tap++)
            if (axis.At(other, tap) != axis.At(output, tap) with { Place = axis.At(output, tap).Place + step })
                return false;
        return true;
    }
}
