using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Writes what follows from the statistics of <see cref="BatchNormStatisticsKernel"/>.</summary>
internal static class BatchNormFactors
{
    /// <summary>Mean and variance from the sums over all samples.</summary>
    public static void WriteMeans(NormCode norm, Isa isa, CodeWriter code)
    {
        foreach (int vector in norm.Vectors)
        {
            foreach (string half in new[] { "Low", "High" })
            {
                code.Line($"var offset{vector}{half} = sum{vector}{half} / elements;");
                string centered = $"squares{vector}{half} - sum{vector}{half} * offset{vector}{half}";
                code.Line($"squares{vector}{half} = {isa.Max("Create(0d)", centered)};");
            }

            code.Line($"mean{vector} = Narrow(origin{vector}Low + offset{vector}Low, origin{vector}High + offset{vector}High);");
            code.Line($"variance{vector} = Narrow(squares{vector}Low / elements, squares{vector}High / elements);");
            code.Line($"unbiased{vector} = Narrow(squares{vector}Low / lessOne, squares{vector}High / lessOne);");
        }
    }

    /// <summary>The factors of a vector of channels.</summary>
    public static void Write(BatchNormStatisticsKernel kernel, NormCode norm, int vector, Isa isa, CodeWriter code)
    {
        code.Line($"var inverse{vector} = {isa.Splat(1)} / Sqrt(variance{vector} + {isa.Splat(kernel.Epsilon)});");
        code.Line($"var factor{vector} = {norm.Load("scale", 0, vector)} * inverse{vector};");
        code.Line($"var term{vector} = {norm.Load("shift", 0, vector)} - mean{vector} * factor{vector};");
        Store("factor", BatchNormStatisticsKernel.Factor);
        Store("term", BatchNormStatisticsKernel.Term);
        Store("mean", BatchNormStatisticsKernel.Mean);
        Store("inverse", BatchNormStatisticsKernel.InverseDeviation);
        Store("unbiased", BatchNormStatisticsKernel.Variance);

        void Store(string name, int array) => code.Line(
            Invariant($"{name}{vector}.StoreUnsafe(ref {norm.Place("factors", array, vector)});"));
    }
}
