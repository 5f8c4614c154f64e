using Unroll.Generator.Planning;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="BatchNormSumsKernel"/>.</summary>
internal sealed class BatchNormSumsEmitter : KernelEmitter<BatchNormSumsKernel>
{
    protected override void WriteBody(BatchNormSumsKernel kernel, Isa isa, CodeWriter code)
    {
        NormGeometry geometry = kernel.Geometry;
        if (geometry.Elements > 0)
        {
            string[] arguments =
            [
                ElementNormCode.Value("input", kernel.Input),
                ElementNormCode.Value("output", kernel.Output),
                ElementNormCode.Value("outputGradient", kernel.Gradient),
                .. kernel.Operands.Skip(3).Select(operand => "ref " + operand),
                "count",
                $"scale * count * {CodeWriter.Number(kernel.Weight)}",
            ];
            code.Line($"{ElementNormCode.Norm(geometry, kernel.Activation)}.Sums({string.Join(", ", arguments)});");
            return;
        }

        code.Line($"var elements = Create((float)count * {CodeWriter.Number(geometry.Pixels)});");
        code.Line($"var weight = Create(scale * count{(kernel.Weight == 1 ? "" : " * " + CodeWriter.Number(kernel.Weight))});");
        NormCode.Groups(geometry, isa, code, norm =>
        {
            var state = new SampleState(norm, kernel.Granularity, isa, code);
            WriteSums(kernel, norm, state, isa, code);
            using (state.Last())
                foreach (int vector in norm.Vectors)
                    WriteEnd(norm, vector, code);
            state.Otherwise(() =>
            {
                foreach (int vector in norm.Vectors)
                {
                    state.StoreWide($"sum{vector}Wide", BatchNormSumsKernel.Sums, vector);
                    state.StoreWide($"products{vector}Wide", BatchNormSumsKernel.Products, vector);
                }
            });
        });
    }

    private static void WriteSums(BatchNormSumsKernel kernel, NormCode norm, SampleState state, Isa isa, CodeWriter code)
    {
        foreach (int vector in norm.Vectors)
        {
            code.Line($"var mean{vector} = {norm.Load("factors", BatchNormStatisticsKernel.Mean, vector)};");
            norm.DeclareValue(kernel.Activation, "factors", vector);
            state.DeclareWide($"sum{vector}Wide", BatchNormSumsKernel.Sums, vector);
            state.DeclareWide($"products{vector}Wide", BatchNormSumsKernel.Products, vector);
        }

        new PixelBlocks(kernel.PixelBlocks, code, kernel.Granularity).Write(Begin, Pixels, _ => End());

        void Begin()
        {
            foreach (int vector in norm.Vectors)
                code.Line($"var s{vector} = {isa.Zero}; var p{vector} = {isa.Zero};");
        }

        void Pixels(BlockPixels pixels)
        {
            code.Line($"ref float x = ref {Isa.Move("input", Sum(norm.Lane, pixels.Place(kernel.Input)))};");
            code.Line($"ref float dy = ref {Isa.Move("outputGradient", Sum(norm.Lane, pixels.Place(kernel.Gradient)))};");
            foreach (int vector in norm.Vectors)
            {
                code.Line($"var g{vector} = {norm.Gradient(kernel.Activation, vector)};");
                code.Line($"s{vector} += g{vector};");
                string centered = $"({isa.Load("x", vector * isa.Lanes)} - mean{vector})";
                code.Line($"p{vector} = {isa.MultiplyAdd("g" + vector, centered, "p" + vector)};");
            }
        }

        void End()
        {
            foreach (int vector in norm.Vectors)
            {
                WideSum.Add($"sum{vector}Wide", $"s{vector}", code);
                WideSum.Add($"products{vector}Wide", $"p{vector}", code);
            }
        }
    }

    private static void WriteEnd(NormCode norm, int vector, CodeWriter code)
    {
        string Factor(int array) => norm.Load("factors", array, vector);
        code.Line($"var sum{vector} = {WideSum.Rounded($"sum{vector}Wide")};");
        code.Line($"var products{vector} = {WideSum.Rounded($"products{vector}Wide")};");
        code.Line($"var factor{vector} = {Factor(BatchNormStatisticsKernel.Factor)};");
        code.Line($"var inverse{vector} = {Factor(BatchNormStatisticsKernel.InverseDeviation)};");
        code.Line($"products{vector} *= inverse{vector};");
        code.Line($"var q{vector} = -factor{vector} * inverse{vector} * products{vector} / elements;");
        Store($"factor{vector}", BatchNormSumsKernel.P);
        Store(Factor(BatchNormStatisticsKernel.Term), BatchNormSumsKernel.Term);
        Store($"q{vector}", BatchNormSumsKernel.Q);
        Store($"(-factor{vector} * sum{vector} / elements - q{vector} * mean{vector})", BatchNormSumsKernel.R);
        Add("scaleGradient", $"products{vector}");
        Add("shiftGradient", $"sum{vector}");
        Add("meanGradient", $"weight * mean{vector}");
        Add("varianceGradient", $"weight * {Factor(BatchNormStatisticsKernel.Variance)}");

        void Store(string value, int array) => code.Line($"{value}.StoreUnsafe(ref {norm.Place("sums", array, vector)});");

        void Add(string operand, string value) =>
            code.Line($"({norm.Load(operand, 0, vector)} + {value}).StoreUnsafe(ref {norm.Place(operand, 0, vector)});");
    }
}
