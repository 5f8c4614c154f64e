using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="BatchNormKernel"/>.</summary>
internal sealed class BatchNormEmitter : KernelEmitter<BatchNormKernel>
{
    protected override void WriteBody(BatchNormKernel kernel, Isa isa, CodeWriter code)
    {
        NormGeometry geometry = kernel.Geometry;
        if (geometry.Elements > 0)
        {
            string values = $"{ElementNormCode.Value("input", kernel.Input)}, ref factors, "
                + ElementNormCode.Value("output", kernel.Output);
            code.Line($"{ElementNormCode.Norm(geometry, kernel.Activation)}.Forward({values});");
            return;
        }

        NormCode.Groups(geometry, isa, code, norm =>
        {
            foreach (int vector in norm.Vectors)
            {
                code.Line($"var a{vector} = {norm.Load("factors", BatchNormStatisticsKernel.Factor, vector)};");
                code.Line($"var b{vector} = {norm.Load("factors", BatchNormStatisticsKernel.Term, vector)};");
            }

            norm.Pixels([("x", "input", kernel.Input), ("y", "output", kernel.Output)], vector =>
            {
                code.Line($"var v{vector} = {isa.MultiplyAdd(isa.Load("x", vector * isa.Lanes), "a" + vector, "b" + vector)};");
                if (kernel.Activation is { } activation)
                    code.Line($"v{vector} = {ActivationCode.Of(activation).Value(isa, activation, "v" + vector)};");
                code.Line(isa.Store("v" + vector, "y", vector * isa.Lanes));
            });
        });
    }
}
