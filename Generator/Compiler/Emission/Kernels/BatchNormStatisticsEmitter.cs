using Unroll.Generator.Planning;
using Unroll.Generator.Problems;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="BatchNormStatisticsKernel"/>.</summary>
internal sealed class BatchNormStatisticsEmitter : KernelEmitter<BatchNormStatisticsKernel>
{
    protected override void Emit(BatchNormStatisticsKernel kernel, string method, Isa isa, CodeWriter code)
    {
        NormGeometry geometry = kernel.Geometry;
        code.Comment(kernel.Summary);
        code.Line(Leaf);
        using (code.Method($"internal static void {method}({Parameters(kernel)})"))
        {
            if (geometry.Elements > 0)
            {
                code.Line($"{ElementNormCode.Norm(geometry, null)}.Statistics({ElementNormCode.Value("input", kernel.Input)}, ref scale, ref shift, ref runningMean, ref runningVariance, ref factors, count, {CodeWriter.Number(kernel.Epsilon)}, {(kernel.Frozen ? "false" : "training")});");
                return;
            }

            if (!kernel.Frozen)
            {
                code.Line($"var elements = Create((double)count * {CodeWriter.Number(geometry.Pixels)});");
                code.Line($"var lessOne = Create(Math.Max((double)count * {CodeWriter.Number(geometry.Pixels)} - 1, 1));");
            }

            NormCode.Groups(geometry, isa, code, (vectors, lane) =>
            {
                code.Declare(isa.Type, Enumerable.Range(0, vectors).SelectMany(vector => new[] { Invariant($"mean{vector}"), Invariant($"variance{vector}"), Invariant($"unbiased{vector}") }));
                if (!kernel.Frozen)
                {
                    using (code.Block("if (training)"))
                        WriteStatistics(kernel, vectors, lane, isa, code);
                    code.Line("else");
                }

                using (code.Block())
                {
                    for (int vector = 0; vector < vectors; vector++)
                    {
                        code.Line($"mean{vector} = {NormCode.Load("runningMean", 0, vector, geometry, lane, isa)};");
                        code.Line($"variance{vector} = unbiased{vector} = {NormCode.Load("runningVariance", 0, vector, geometry, lane, isa)};");
                    }
                }

                for (int vector = 0; vector < vectors; vector++)
                    WriteFactors(kernel, vector, lane, isa, code);
            });
        }
    }

    /// <summary>
    /// Sums of distances and of their squares from a pivot, block by block. The pivot of a block is the mean of the one before (of the first its own), so
    /// that neither a large mean nor an outlier anywhere hides the variance: what rounding takes from the squares about it is, over all blocks, a share of
    /// the squares about the mean. In double precision the blocks are brought to the first pivot, the origin.
    /// </summary>
    private static void WriteStatistics(BatchNormStatisticsKernel kernel, int vectors, string lane, Isa isa, CodeWriter code)
    {
        var blocks = new PixelBlocks(kernel.Geometry.Rows, kernel.Geometry.Columns, 2);
        WriteOrigin(kernel, blocks, vectors, lane, isa, code);
        blocks.Write(code, Begin, Pixels, End);
        for (int vector = 0; vector < vectors; vector++)
        {
            foreach (string half in new[] { "Low", "High" })
            {
                code.Line($"var offset{vector}{half} = sum{vector}{half} / elements;");
                code.Line($"squares{vector}{half} = {isa.Max("Create(0d)", $"squares{vector}{half} - sum{vector}{half} * offset{vector}{half}")};");
            }

            code.Line($"mean{vector} = Narrow(origin{vector}Low + offset{vector}Low, origin{vector}High + offset{vector}High);");
            code.Line($"variance{vector} = Narrow(squares{vector}Low / elements, squares{vector}High / elements);");
            code.Line($"unbiased{vector} = Narrow(squares{vector}Low / lessOne, squares{vector}High / lessOne);");
        }

        void Begin()
        {
            for (int vector = 0; vector < vectors; vector++)
                for (int pixel = 0; pixel < blocks.AtOnce; pixel++)
                    code.Line($"var s{vector}_{pixel} = {isa.Zero}; var q{vector}_{pixel} = {isa.Zero};");
        }

        void Pixels(BlockPixels pixels)
        {
            code.Line($"ref float x = ref {Isa.Move("input", Sum(lane, pixels.Place(kernel.Input)))};");
            for (int pixel = 0; pixel < pixels.Pixels.Tile; pixel++)
            {
                for (int vector = 0; vector < vectors; vector++)
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
            for (int vector = 0; vector < vectors; vector++)
            {
                for (int pixel = 1; pixel < blocks.AtOnce; pixel++)
                {
                    code.Line($"s{vector}_0 += s{vector}_{pixel};");
                    code.Line($"q{vector}_0 += q{vector}_{pixel};");
                }

                foreach ((string half, string widen) in new[] { ("Low", "WidenLower"), ("High", "WidenUpper") })
                {
                    // With d from the pivot and e from the origin to it: sum (d + e) = sum d + n e, sum (d + e)^2 = sum d^2 + e (2 sum d + n e).
                    code.Line($"var s{vector}{half} = {widen}(s{vector}_0);");
                    code.Line($"var e{vector}{half} = {widen}(pivot{vector}) - origin{vector}{half};");
                    code.Line($"var moved{vector}{half} = s{vector}{half} + e{vector}{half} * size;");
                    code.Line($"sum{vector}{half} += moved{vector}{half};");
                    code.Line($"squares{vector}{half} += {widen}(q{vector}_0) + e{vector}{half} * (s{vector}{half} + moved{vector}{half});");
                }

                code.Line($"pivot{vector} += s{vector}_0 * (float)(1 / size);");
            }
        }
    }

    /// <summary>The mean of the first block, from the distances to its first element: exact where all are equal.</summary>
    private static void WriteOrigin(BatchNormStatisticsKernel kernel, PixelBlocks blocks, int vectors, string lane, Isa isa, CodeWriter code)
    {
        for (int vector = 0; vector < vectors; vector++)
        {
            code.Line($"var first{vector} = {NormCode.Load("input", 0, vector, kernel.Geometry, lane, isa)};");
            code.Line($"var pivot{vector} = {isa.Zero};");
        }

        string size = blocks.WriteFirst(code, pixels =>
        {
            code.Line($"ref float x = ref {Isa.Move("input", Sum(lane, pixels.Place(kernel.Input)))};");
            for (int pixel = 0; pixel < pixels.Pixels.Tile; pixel++)
                for (int vector = 0; vector < vectors; vector++)
                    code.Line($"pivot{vector} += {isa.Load("x", pixel * kernel.Input.Pixel + vector * isa.Lanes)} - first{vector};");
        });
        for (int vector = 0; vector < vectors; vector++)
        {
            code.Line($"pivot{vector} = first{vector} + pivot{vector} / Create((float)({size}));");
            code.Line($"var origin{vector}Low = WidenLower(pivot{vector}); var origin{vector}High = WidenUpper(pivot{vector});");
            WideSum.Declare("sum" + CodeWriter.Number(vector), code);
            WideSum.Declare("squares" + CodeWriter.Number(vector), code);
        }
    }

    private static void WriteFactors(BatchNormStatisticsKernel kernel, int vector, string lane, Isa isa, CodeWriter code)
    {
        NormGeometry geometry = kernel.Geometry;
        code.Line($"var inverse{vector} = {isa.Splat(1)} / Sqrt(variance{vector} + {isa.Splat(kernel.Epsilon)});");
        code.Line($"var factor{vector} = {NormCode.Load("scale", 0, vector, geometry, lane, isa)} * inverse{vector};");
        code.Line($"var term{vector} = {NormCode.Load("shift", 0, vector, geometry, lane, isa)} - mean{vector} * factor{vector};");
        Store("factor", BatchNormStatisticsKernel.Factor);
        Store("term", BatchNormStatisticsKernel.Term);
        Store("mean", BatchNormStatisticsKernel.Mean);
        Store("inverse", BatchNormStatisticsKernel.InverseDeviation);
        Store("unbiased", BatchNormStatisticsKernel.Variance);

        void Store(string name, int array) => code.Line(Invariant($"{name}{vector}.StoreUnsafe(ref {NormCode.Place("factors", array, vector, geometry, lane, isa)});"));
    }
}
