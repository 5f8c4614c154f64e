using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="BatchNormStatisticsKernel"/>.</summary>
internal sealed class BatchNormStatisticsEmitter : KernelEmitter<BatchNormStatisticsKernel>
{
    protected override void WriteBody(BatchNormStatisticsKernel kernel, Isa isa, CodeWriter code)
    {
        NormGeometry geometry = kernel.Geometry;
        if (geometry.Elements > 0)
        {
            string[] arguments =
            [
                ElementNormCode.Value("input", kernel.Input),
                .. kernel.Operands.Skip(1).Select(operand => "ref " + operand),
                "count",
                CodeWriter.Number(kernel.Epsilon),
                kernel.Frozen ? "false" : "training",
            ];
            code.Line($"{ElementNormCode.Norm(geometry, null)}.Statistics({string.Join(", ", arguments)});");
            return;
        }

        if (!kernel.Frozen)
        {
            code.Line($"var elements = Create((double)count * {CodeWriter.Number(geometry.Pixels)});");
            code.Line($"var lessOne = Create(Math.Max((double)count * {CodeWriter.Number(geometry.Pixels)} - 1, 1));");
        }

        NormCode.Groups(geometry, isa, code, norm =>
        {
            var state = new SampleState(norm, kernel.Granularity, isa, code);
            code.Declare(isa.Type, norm.Vectors.SelectMany(
                vector => new[] { "mean", "variance", "unbiased" }.Select(name => Invariant($"{name}{vector} = default"))));
            if (!kernel.Frozen)
            {
                using (code.Block("if (training)"))
                    WriteStatistics(kernel, norm, state, isa, code);
                code.Line("else");
            }

            using (code.Block())
            {
                foreach (int vector in norm.Vectors)
                {
                    code.Line($"mean{vector} = {norm.Load("runningMean", 0, vector)};");
                    code.Line($"variance{vector} = unbiased{vector} = {norm.Load("runningVariance", 0, vector)};");
                }
            }

            using (state.Last())
                foreach (int vector in norm.Vectors)
                    BatchNormFactors.Write(kernel, norm, vector, isa, code);
        });
    }

    /// <summary>
    /// Sums of distances and of their squares from a pivot, block by block. The pivot of a block is the mean of the one before (of the
    /// first its own), so that neither a large mean nor an outlier anywhere hides the variance: what rounding takes from the squares about
    /// it is, over all blocks, a share of the squares about the mean. In double precision the blocks are brought to the first pivot, the
    /// origin.
    /// </summary>
    private static void WriteStatistics(
        BatchNormStatisticsKernel kernel, NormCode norm, SampleState state, Isa isa, CodeWriter code)
    {
        var blocks = new PixelBlocks(kernel.PixelBlocks, code, kernel.Granularity);
        WriteOrigin(kernel, blocks, norm, state, isa, code);
        blocks.Write(Begin, Pixels, End);
        using (state.Last())
            BatchNormFactors.WriteMeans(norm, isa, code);
        state.Otherwise(() =>
        {
            foreach (int vector in norm.Vectors)
            {
                state.Store($"pivot{vector}", BatchNormStatisticsKernel.Pivot, vector);
                state.Store($"origin{vector}", BatchNormStatisticsKernel.Origin, vector);
                state.StoreWide($"sum{vector}", BatchNormStatisticsKernel.Sums, vector);
                state.StoreWide($"squares{vector}", BatchNormStatisticsKernel.Squares, vector);
            }
        });

        void Begin()
        {
            foreach (int vector in norm.Vectors)
                for (int pixel = 0; pixel < kernel.PixelBlocks.PixelsAtOnce; pixel++)
                    code.Line($"var s{vector}_{pixel} = {isa.Zero}; var q{vector}_{pixel} = {isa.Zero};");
        }

        void Pixels(BlockPixels pixels)
        {
            code.Line($"ref float x = ref {Isa.Move("input", Sum(norm.Lane, pixels.Place(kernel.Input)))};");
            for (int pixel = 0; pixel < pixels.Pixels.Tile; pixel++)
            {
                foreach (int vector in norm.Vectors)
                {
                    string place = Invariant($"{vector}_{pixel}");
                    code.Line($"var d{place} = {isa.Load("x", pixel * kernel.Input.Pixel + vector * isa.Lanes)} - pivot{vector};");
                    code.Line($"s{place} += d{place};");
                    code.Line($"q{place} = {isa.MultiplyAdd("d" + place, "d" + place, "q" + place)};");
                }
            }
        }

        void End(string size)
        {
            code.Line($"double size = {size};");
            foreach (int vector in norm.Vectors)
            {
                for (int pixel = 1; pixel < kernel.PixelBlocks.PixelsAtOnce; pixel++)
                {
                    code.Line($"s{vector}_0 += s{vector}_{pixel};");
                    code.Line($"q{vector}_0 += q{vector}_{pixel};");
                }

                foreach ((string half, string widen) in new[] { ("Low", "WidenLower"), ("High", "WidenUpper") })
                {
                    // With d from the pivot and e from the origin to it: sum (d + e) = sum d + n e, sum (d + e)^2 = sum d^2 + e (2 sum d +
                    // n e).
                    code.Line($"var s{vector}{half} = {widen}(s{vector}_0);");
                    code.Line($"var e{vector}{half} = {widen}(pivot{vector}) - origin{vector}{half};");
                    code.Line($"var moved{vector}{half} = s{vector}{half} + e{vector}{half} * size;");
                    code.Line($"sum{vector}{half} += moved{vector}{half};");
                    code.Line($"squares{vector}{half} += {widen}(q{vector}_0) "
                        + $"+ e{vector}{half} * (s{vector}{half} + moved{vector}{half});");
                }

                code.Line($"pivot{vector} += s{vector}_0 * (float)(1 / size);");
            }
        }
    }

    /// <summary>Where the sums begin.</summary>
    private static void WriteOrigin(
        BatchNormStatisticsKernel kernel, PixelBlocks blocks, NormCode norm, SampleState state, Isa isa, CodeWriter code)
    {
        code.Declare(isa.Type, norm.Vectors.SelectMany(
            vector => new[] { "pivot", "origin" }.Select(name => Invariant($"{name}{vector}"))));
        using (state.First())
            WriteFirstMean(kernel, blocks, norm, isa, code);
        state.Otherwise(() =>
        {
            foreach (int vector in norm.Vectors)
            {
                state.Load($"pivot{vector}", BatchNormStatisticsKernel.Pivot, vector);
                state.Load($"origin{vector}", BatchNormStatisticsKernel.Origin, vector);
            }
        });
        foreach (int vector in norm.Vectors)
        {
            code.Line($"var origin{vector}Low = WidenLower(origin{vector}); var origin{vector}High = WidenUpper(origin{vector});");
            state.DeclareWide($"sum{vector}", BatchNormStatisticsKernel.Sums, vector);
            state.DeclareWide($"squares{vector}", BatchNormStatisticsKernel.Squares, vector);
        }
    }

    /// <summary>The mean of the first block, from the distances to its first element: exact where all are equal.</summary>
    private static void WriteFirstMean(BatchNormStatisticsKernel kernel, PixelBlocks blocks, NormCode norm, Isa isa, CodeWriter code)
    {
        foreach (int vector in norm.Vectors)
        {
            code.Line($"var first{vector} = {norm.Load("input", 0, vector)};");
            code.Line($"pivot{vector} = {isa.Zero};");
        }

        string size = blocks.WriteFirst(pixels =>
        {
            code.Line($"ref float x = ref {Isa.Move("input", Sum(norm.Lane, pixels.Place(kernel.Input)))};");
            for (int pixel = 0; pixel < pixels.Pixels.Tile; pixel++)
                foreach (int vector in norm.Vectors)
                    code.Line($"pivot{vector} += {isa.Load("x", pixel * kernel.Input.Pixel + vector * isa.Lanes)} - first{vector};");
        });
        foreach (int vector in norm.Vectors)
            code.Line($"origin{vector} = pivot{vector} = first{vector} + pivot{vector} / Create((float)({size}));");
    }
}
