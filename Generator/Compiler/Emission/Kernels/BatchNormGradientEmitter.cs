using Unroll.Generator.Planning;
using Unroll.Generator.Problems;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="BatchNormSumsKernel"/>.</summary>
internal sealed class BatchNormSumsEmitter : KernelEmitter<BatchNormSumsKernel>
{
    protected override void Emit(BatchNormSumsKernel kernel, string method, Isa isa, CodeWriter code)
    {
        NormGeometry geometry = kernel.Geometry;
        code.Comment(kernel.Summary);
        code.Line(Leaf);
        using (code.Method($"internal static void {method}({Parameters(kernel)})"))
        {
            if (geometry.Elements > 0)
            {
                code.Line($"{ElementNormCode.Norm(geometry, kernel.Activation)}.Sums({ElementNormCode.Value("input", kernel.Input)}, {ElementNormCode.Value("output", kernel.Output)}, {ElementNormCode.Value("outputGradient", kernel.Gradient)}, ref factors, ref sums, ref scaleGradient, ref shiftGradient, ref meanGradient, ref varianceGradient, count, scale * count * {CodeWriter.Number(kernel.Weight)});");
                return;
            }

            code.Line($"var elements = Create((float)count * {CodeWriter.Number(geometry.Pixels)});");
            code.Line($"var weight = Create(scale * count{(kernel.Weight == 1 ? "" : " * " + CodeWriter.Number(kernel.Weight))});");
            NormCode.Groups(geometry, isa, code, (vectors, lane) =>
            {
                WriteSums(kernel, vectors, lane, isa, code);
                for (int vector = 0; vector < vectors; vector++)
                    WriteEnd(geometry, vector, lane, isa, code);
            });
        }
    }

    private static void WriteSums(BatchNormSumsKernel kernel, int vectors, string lane, Isa isa, CodeWriter code)
    {
        NormGeometry geometry = kernel.Geometry;
        for (int vector = 0; vector < vectors; vector++)
        {
            code.Line($"var mean{vector} = {NormCode.Load("factors", BatchNormStatisticsKernel.Mean, vector, geometry, lane, isa)};");
            WideSum.Declare("sum" + CodeWriter.Number(vector) + "Wide", code);
            WideSum.Declare("products" + CodeWriter.Number(vector) + "Wide", code);
        }

        new PixelBlocks(geometry.Rows, geometry.Columns, 1).Write(code, Begin, Pixels, _ => End());
        for (int vector = 0; vector < vectors; vector++)
        {
            code.Line($"var sum{vector} = {WideSum.Rounded($"sum{vector}Wide")};");
            code.Line($"var products{vector} = {WideSum.Rounded($"products{vector}Wide")};");
        }

        void Begin()
        {
            for (int vector = 0; vector < vectors; vector++)
                code.Line($"var s{vector} = {isa.Zero}; var p{vector} = {isa.Zero};");
        }

        void Pixels(BlockPixels pixels)
        {
            code.Line($"ref float x = ref {Isa.Move("input", Sum(lane, pixels.Place(kernel.Input)))};");
            code.Line($"ref float dy = ref {Isa.Move("outputGradient", Sum(lane, pixels.Place(kernel.Gradient)))};");
            if (kernel.Activation is not null)
                code.Line($"ref float y = ref {Isa.Move("output", Sum(lane, pixels.Place(kernel.Output)))};");
            for (int vector = 0; vector < vectors; vector++)
            {
                code.Line($"var g{vector} = {NormCode.Gradient(kernel.Activation, vector, isa)};");
                code.Line($"s{vector} += g{vector};");
                code.Line($"p{vector} = {isa.MultiplyAdd("g" + vector, $"({isa.Load("x", vector * isa.Lanes)} - mean{vector})", "p" + vector)};");
            }
        }

        void End()
        {
            for (int vector = 0; vector < vectors; vector++)
            {
                WideSum.Add($"sum{vector}Wide", $"s{vector}", code);
                WideSum.Add($"products{vector}Wide", $"p{vector}", code);
            }
        }
    }

    private static void WriteEnd(NormGeometry geometry, int vector, string lane, Isa isa, CodeWriter code)
    {
        string Factor(int array) => NormCode.Load("factors", array, vector, geometry, lane, isa);
        code.Line($"var factor{vector} = {Factor(BatchNormStatisticsKernel.Factor)};");
        code.Line($"var inverse{vector} = {Factor(BatchNormStatisticsKernel.InverseDeviation)};");
        code.Line($"products{vector} *= inverse{vector};");
        code.Line($"var q{vector} = -factor{vector} * inverse{vector} * products{vector} / elements;");
        Store($"factor{vector}", BatchNormSumsKernel.P);
        Store($"q{vector}", BatchNormSumsKernel.Q);
        Store($"(-factor{vector} * sum{vector} / elements - q{vector} * mean{vector})", BatchNormSumsKernel.R);
        Add("scaleGradient", $"products{vector}");
        Add("shiftGradient", $"sum{vector}");
        Add("meanGradient", $"weight * mean{vector}");
        Add("varianceGradient", $"weight * {Factor(BatchNormStatisticsKernel.Variance)}");

        void Store(string value, int array) => code.Line($"{value}.StoreUnsafe(ref {NormCode.Place("sums", array, vector, geometry, lane, isa)});");

        void Add(string operand, string value) =>
            code.Line($"({NormCode.Load(operand, 0, vector, geometry, lane, isa)} + {value}).StoreUnsafe(ref {NormCode.Place(operand, 0, vector, geometry, lane, isa)});");
    }
}

/// <summary>Writes <see cref="BatchNormGradientKernel"/>.</summary>
internal sealed class BatchNormGradientEmitter : KernelEmitter<BatchNormGradientKernel>
{
    protected override void Emit(BatchNormGradientKernel kernel, string method, Isa isa, CodeWriter code)
    {
        NormGeometry geometry = kernel.Geometry;
        code.Comment(kernel.Summary);
        code.Line(Leaf);
        using (code.Method($"internal static void {method}({Parameters(kernel)})"))
        {
            if (geometry.Elements > 0)
            {
                code.Line($"{ElementNormCode.Norm(geometry, kernel.Activation)}.Gradient({ElementNormCode.Value("input", kernel.Input)}, {ElementNormCode.Value("output", kernel.Output)}, {ElementNormCode.Value("outputGradient", kernel.Gradient)}, ref sums, {ElementNormCode.Value("target", kernel.Target)}, {(kernel.Frozen ? "true" : "false")}, {(kernel.Accumulate ? "true" : "false")});");
                return;
            }

            NormCode.Groups(geometry, isa, code, (vectors, lane) =>
            {
                for (int vector = 0; vector < vectors; vector++)
                {
                    code.Line($"var p{vector} = {NormCode.Load("sums", BatchNormSumsKernel.P, vector, geometry, lane, isa)};");
                    if (kernel.Frozen)
                        continue;
                    code.Line($"var q{vector} = {NormCode.Load("sums", BatchNormSumsKernel.Q, vector, geometry, lane, isa)};");
                    code.Line($"var r{vector} = {NormCode.Load("sums", BatchNormSumsKernel.R, vector, geometry, lane, isa)};");
                }

                (CodeWriter.Braces rows, CodeWriter.Braces columns) = NormCode.Pixels(geometry, code);
                NormCode.Pixel("x", "input", geometry, kernel.Input, lane, code);
                NormCode.Pixel("dy", "outputGradient", geometry, kernel.Gradient, lane, code);
                if (kernel.Activation is not null)
                    NormCode.Pixel("y", "output", geometry, kernel.Output, lane, code);
                NormCode.Pixel("dx", "target", geometry, kernel.Target, lane, code);
                for (int vector = 0; vector < vectors; vector++)
                {
                    string g = NormCode.Gradient(kernel.Activation, vector, isa);
                    string value = kernel.Frozen ? $"p{vector} * {g}"
                        : isa.MultiplyAdd("p" + vector, g, isa.MultiplyAdd("q" + vector, isa.Load("x", vector * isa.Lanes), "r" + vector));
                    if (kernel.Accumulate)
                        value = $"{isa.Load("dx", vector * isa.Lanes)} + {value}";
                    code.Line($"var v{vector} = {value};");
                    code.Line(isa.Store("v" + vector, "dx", vector * isa.Lanes));
                }

                columns.Dispose();
                rows.Dispose();
            });
        }
    }
}
