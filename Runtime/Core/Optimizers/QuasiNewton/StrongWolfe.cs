namespace Unroll;

/// <summary>
/// A line search for the strong Wolfe conditions: the function is below its start by 1e-4 of what the slope there promises, and the slope
/// is at most 0.9 of that at the start (Nocedal and Wright, "Numerical Optimization", 2nd edition, algorithms 3.5 and 3.6). Steps, bounds
/// and the escape from the ends of a bracket are those of PyTorch's torch.optim.LBFGS with line_search_fn "strong_wolfe", after Schmidt's
/// minFunc.
/// </summary>
/// <remarks>
/// In PyTorch the low end of a bracket may be a place that is lower than the other one without satisfying the first condition, and the
/// search may then end without satisfying it; here it may not, as in the book. A place where something is not finite counts as infinitely
/// high: it becomes the high end of a bracket, which is halved until that end is finite.
/// </remarks>
internal static class StrongWolfe
{
    /// <summary>The places looked at in one search, but for the first.</summary>
    private const int MostTrials = 25;

    private const double Decrease = 1e-4, Curvature = 0.9;

    /// <summary>Finds a place that satisfies the conditions, or the lowest that was seen where there is none.</summary>
    /// <param name="line">The function along the direction.</param>
    /// <param name="start">Where it starts, with a slope below 0.</param>
    /// <param name="step">The first step that is tried.</param>
    /// <param name="tolerance">A bracket is not divided further if no value changes by so much within it.</param>
    public static LinePoint Search(in LineFunction line, LinePoint start, double step, double tolerance)
    {
        LinePoint before = start, now = line.At(step, start, start);
        for (int trials = 0; trials < MostTrials; trials++)
        {
            if (!IsLower(now, start) || (trials > 1 && now.Loss >= before.Loss))
                return Zoom(in line, start, before, now, tolerance, trials);
            if (IsFlat(now, start))
                return now;
            if (now.Slope >= 0)
            {
                (LinePoint low, LinePoint high) = now.Loss < before.Loss ? (now, before) : (before, now);
                return Zoom(in line, start, low, high, tolerance, trials);
            }

            double next = Cubic(before, now, now.Step + (0.01 * (now.Step - before.Step)), now.Step * 10);
            (before, now) = (now, line.At(next, now, now));
        }

        return IsLower(now, start) && now.Loss < before.Loss ? now : before;
    }

    /// <summary>Divides a bracket. Its low end is lower than all places that satisfy the first condition, which it does itself; the slope
    /// there leads to the high end.</summary>
    private static LinePoint Zoom(in LineFunction line, LinePoint start, LinePoint low, LinePoint high, double tolerance, int trials)
    {
        bool nearEnd = false;
        for (; trials < MostTrials && Math.Abs(high.Step - low.Step) * line.LargestDirection >= tolerance; trials++)
        {
            double least = Math.Min(low.Step, high.Step), most = Math.Max(low.Step, high.Step);
            double step = AwayFromEnds(Cubic(low, high, least, most), least, most, ref nearEnd);
            LinePoint now = line.At(step, low, high);
            if (!IsLower(now, start) || now.Loss >= low.Loss)
            {
                high = now;
                continue;
            }

            if (IsFlat(now, start))
                return now;
            if (now.Slope * (high.Step - low.Step) >= 0)
                high = low;
            low = now;
        }

        return low;
    }

    private static bool IsLower(LinePoint point, LinePoint start) => point.Loss <= start.Loss + (Decrease * point.Step * start.Slope);

    private static bool IsFlat(LinePoint point, LinePoint start) => Math.Abs(point.Slope) <= -Curvature * start.Slope;

    /// <summary>A step within a tenth of an end of the bracket is allowed once; the next time, or at the end itself, it is moved a tenth of
    /// the bracket away from there.</summary>
    private static double AwayFromEnds(double step, double least, double most, ref bool nearEnd)
    {
        double margin = 0.1 * (most - least);
        bool near = Math.Min(most - step, step - least) < margin;
        bool move = near && (nearEnd || step >= most || step <= least);
        nearEnd = near && !move;
        if (!move)
            return step;
        return most - step < step - least ? most - margin : least + margin;
    }

    /// <summary>The minimum of the cubic with the functions and slopes of two places (Nocedal and Wright, equation 3.59), within bounds;
    /// their middle where the cubic has none.</summary>
    internal static double Cubic(LinePoint first, LinePoint second, double least, double most)
    {
        if (first.Step > second.Step)
            (first, second) = (second, first);
        double d1 = first.Slope + second.Slope - (3 * (first.Loss - second.Loss) / (first.Step - second.Step));
        double square = (d1 * d1) - (first.Slope * second.Slope);
        double d2 = Math.Sqrt(square);
        double step = second.Step - ((second.Step - first.Step) * ((second.Slope + d2 - d1) / (second.Slope - first.Slope + (2 * d2))));
        return first.IsFinite && second.IsFinite && square >= 0 && !double.IsNaN(step) ? Math.Clamp(step, least, most) : (least + most) / 2;
    }
}
