using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="BatchNormGradientKernel"/>.</summary>
internal sealed class BatchNormGradientEmitter : KernelEmitter<BatchNormGradientKernel>
{
    protected override void WriteBody(BatchNormGradientKernel kernel, Isa isa, CodeWriter code)
    {
        NormGeometry geometry = kernel.Geometry;
        if (geometry.Elements > 0)
        {
            string[] arguments =
            [
                ElementNormCode.Value("input", kernel.Input),
                ElementNormCode.Value("output", kernel.Output),
                ElementNormCode.Value("outputGradient", kernel.Gradient),
                "ref sums",
                ElementNormCode.Value("target", kernel.Target),
                CodeWriter.Truth(kernel.Frozen),
                CodeWriter.Truth(kernel.Accumulate),
            ];
            code.Line($"{ElementNormCode.Norm(geometry, kernel.Activation)}.Gradient({string.Join(", ", arguments)});");
            return;
        }

        List<(string, string, Strides)> values = [("x", "input", kernel.Input), ("dy", "outputGradient", kernel.Gradient),
            ("dx", "target", kernel.Target)];
        NormCode.Groups(geometry, isa, code, norm =>
        {
            foreach (int vector in norm.Vectors)
            {
                code.Line($"var p{vector} = {norm.Load("sums", BatchNormSumsKernel.P, vector)};");
                norm.DeclareValue(kernel.Activation, "sums", vector);
                if (kernel.Frozen)
                    continue;
                code.Line($"var q{vector} = {norm.Load("sums", BatchNormSumsKernel.Q, vector)};");
                code.Line($"var r{vector} = {norm.Load("sums", BatchNormSumsKernel.R, vector)};");
            }

            norm.Pixels(values, vector =>
            {
                string g = norm.Gradient(kernel.Activation, vector);
                string value = kernel.Frozen ? $"p{vector} * {g}"
                    : isa.MultiplyAdd("p" + vector, g, isa.MultiplyAdd("q" + vector, isa.Load("x", vector * isa.Lanes), "r" + vector));
                if (kernel.Accumulate)
                    value = $"{isa.Load("dx", vector * isa.Lanes)} + {value}";
                code.Line($"var v{vector} = {value};");
                code.Line(isa.Store("v" + vector, "dx", vector * isa.Lanes));
            });
        });
    }
}
