using Unroll.Generator.Planning;
using static System.FormattableString;

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
            if (!kernel.Frozen)
            {
                code.Line($"var elements = Create((float)count * {CodeWriter.Number(geometry.Pixels)});");
                code.Line($"var lessOne = Create(Math.Max((float)count * {CodeWriter.Number(geometry.Pixels)} - 1f, 1f));");
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

    /// <summary>Sums of what is left when the channel's first element is taken away, so that a large mean does not hide a small variance.</summary>
    private static void WriteStatistics(BatchNormStatisticsKernel kernel, int vectors, string lane, Isa isa, CodeWriter code)
    {
        for (int vector = 0; vector < vectors; vector++)
        {
            code.Line($"var origin{vector} = {NormCode.Load("input", 0, vector, kernel.Geometry, lane, isa)};");
            code.Line($"var sum{vector} = {isa.Zero};");
            code.Line($"var squares{vector} = {isa.Zero};");
        }

        using (code.Block("for (int sample = 0; sample < count; sample++)"))
        {
            for (int vector = 0; vector < vectors; vector++)
            {
                code.Line($"var s{vector} = {isa.Zero};");
                code.Line($"var q{vector} = {isa.Zero};");
            }

            (CodeWriter.Braces rows, CodeWriter.Braces columns) = NormCode.Pixels(kernel.Geometry, code);
            NormCode.Pixel("x", "input", kernel.Geometry, kernel.Input, lane, code);
            for (int vector = 0; vector < vectors; vector++)
            {
                code.Line($"var d{vector} = {isa.Load("x", vector * isa.Lanes)} - origin{vector};");
                code.Line($"s{vector} += d{vector};");
                code.Line($"q{vector} = {isa.MultiplyAdd("d" + vector, "d" + vector, "q" + vector)};");
            }

            columns.Dispose();
            rows.Dispose();
            for (int vector = 0; vector < vectors; vector++)
            {
                code.Line($"sum{vector} += s{vector};");
                code.Line($"squares{vector} += q{vector};");
            }
        }

        for (int vector = 0; vector < vectors; vector++)
        {
            code.Line($"var offset{vector} = sum{vector} / elements;");
            code.Line($"mean{vector} = origin{vector} + offset{vector};");
            code.Line($"squares{vector} = {isa.Max(isa.Zero, $"squares{vector} - sum{vector} * offset{vector}")};");
            code.Line($"variance{vector} = squares{vector} / elements;");
            code.Line($"unbiased{vector} = squares{vector} / lessOne;");
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
