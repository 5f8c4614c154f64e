namespace Unroll.Generator.Planning;

/// <summary>
/// Joins a depthwise convolution with the convolution or the copy before it, and with the 1x1 convolution behind it, where nobody else
/// reads what lies between, and that is too large for the caches: a value that is written to memory and read from there again takes longer
/// than its sums.
/// </summary>
internal static class BandedConvolutions
{
    /// <summary>
    /// Floats of a value from which on bands are faster, measured: part of it leaves the second-level cache before it is read.
    /// </summary>
    private const int LeastValue = 1 << 16;

    /// <summary>Floats of the weights of a convolution, which are read again for each band or row, at most.</summary>
    private const int MostWeights = 1 << 16;

    /// <summary>Floats of a band before or behind the depthwise convolution, at most, unless it is a row of tiles.</summary>
    private const int MostWindow = 1 << 17, MostBand = 1 << 15;

    /// <summary>Joins those of a program that predicts.</summary>
    public static void Join(List<KernelCall> calls)
    {
        Dictionary<Buffer, int> uses = calls.SelectMany(call => call.Operands).Select(operand => operand.Buffer).OfType<Buffer>()
            .GroupBy(buffer => buffer)
            .ToDictionary(buffer => buffer.Key, buffer => buffer.Count());
        for (int i = 0; i < calls.Count; i++)
        {
            if (calls[i].Kernel is not DepthwiseKernel)
                continue;
            long before = i > 0 ? ValueBefore(calls[i - 1], calls[i], uses) : 0;
            long behind = i + 1 < calls.Count ? ValueBehind(calls[i], calls[i + 1], uses) : 0;

            // Between two depthwise convolutions, a 1x1 convolution goes where the larger value is.
            if (i + 2 < calls.Count && calls[i + 2].Kernel is DepthwiseKernel && ValueBefore(calls[i + 1], calls[i + 2], uses) > behind)
                behind = 0;
            if (before + behind == 0)
                continue;
            calls[i] = Joined(before > 0 ? calls[i - 1] : null, calls[i], behind > 0 ? calls[i + 1] : null);
            if (behind > 0)
                calls.RemoveAt(i + 1);
            if (before > 0)
                calls.RemoveAt(--i);
        }
    }

    /// <summary>The floats of the value between a depthwise convolution and what is before it; 0 where they cannot be joined.</summary>
    private static long ValueBefore(KernelCall before, KernelCall depthwise, Dictionary<Buffer, int> uses)
    {
        var kernel = (DepthwiseKernel)depthwise.Kernel;
        bool fits = before.Kernel is CopyKernel { Accumulate: false } || (before.Kernel is DirectNhwcKernel convolution
            && convolution is { Groups: null, Runs.Count: 0, Epilogue: { Pooling: Pooling.None, Residual: null, Accumulate: false } }
            && IsLight(convolution));
        return fits && depthwise.Operands[0] is { Offset: 0, Buffer: { } between } && uses[between] == 2
            && before.Operands[^1] == Operand.In(between, between.Layout.First)
            && kernel.Input.Window.Rows >= kernel.Input.Window.StrideY
            && between.Layout.Size >= LeastValue ? between.Layout.Size : 0;
    }

    /// <summary>The same for the 1x1 convolution behind it.</summary>
    private static long ValueBehind(KernelCall depthwise, KernelCall behind, Dictionary<Buffer, int> uses)
    {
        var kernel = (DepthwiseKernel)depthwise.Kernel;
        long floats = (long)kernel.Rows * kernel.Columns * kernel.Width;
        return behind.Kernel is DirectNhwcKernel pointwise
            && pointwise is
            {
                Groups: null, Runs.Count: 0, Epilogue.Pooling: Pooling.None,
                Input: { Taps: 1, Window: { StrideY: 1, StrideX: 1 } },
            }
            && IsLight(pointwise) && depthwise.Operands[^1].Buffer is { } between && uses[between] == 2
            && behind.Operands[0] == depthwise.Operands[^1] && floats >= LeastValue ? floats : 0;
    }

    private static bool IsLight(DirectNhwcKernel kernel) => (long)kernel.Blocks * kernel.BlockWeights <= MostWeights;

    private static KernelCall Joined(KernelCall? before, KernelCall depthwise, KernelCall? behind)
    {
        var sums = (DepthwiseKernel)depthwise.Kernel;
        int tile = DepthwiseTile.Choose(sums, RegisterFile.Avx512).Rows;
        int most = Math.Min(
            before is null ? int.MaxValue : MostWindow / (sums.Input.PerOutput.Row * tile),
            behind is null ? int.MaxValue : MostBand / (tile * sums.Columns * sums.Width));
        var kernel = new BandedKernel(
            before?.Kernel,
            depthwise.Operands[0].Buffer?.Layout,
            sums,
            (DirectNhwcKernel?)behind?.Kernel,
            Math.Min(sums.Rows, Math.Max(1, most) * tile));
        string stage = (behind ?? depthwise).Stage;
        Operand[] operands =
        [
            .. before is null ? [depthwise.Operands[0]] : before.Operands.Take(before.Operands.Count - 1),
            .. depthwise.Operands.Skip(1).Take(depthwise.Operands.Count - 2),
            Operand.Scratch(stage + " band", kernel.ScratchLength),
            .. behind is null ? [depthwise.Operands[^1]] : behind.Operands.Skip(1),
        ];
        return new(stage, kernel, operands);
    }
}
