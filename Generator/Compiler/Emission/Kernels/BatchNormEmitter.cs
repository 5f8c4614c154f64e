using Unroll.Generator.Graph;
using Unroll.Generator.Planning;
using Unroll.Generator.Problems;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>What the kernels of batch normalization have in common: some vectors of channels at a time, and the walk over the pixels.</summary>
internal static class NormCode
{
    /// <summary>Vectors of channels whose sums and factors stay in registers while the pixels pass by.</summary>
    private const int VectorsAtOnce = 2;

    /// <summary>Writes a part for each group of vectors, the loop over equal groups around it; the first lane of a group is an expression.</summary>
    public static void Groups(NormGeometry geometry, Isa isa, CodeWriter code, Action<int, string> body)
    {
        foreach (Segment segment in Segment.Split(geometry.Width / isa.Lanes, VectorsAtOnce))
        {
            using (code.Loop("group", segment.Count))
                body(segment.Tile, Sum(Term("group", segment.Count, segment.Tile * isa.Lanes), CodeWriter.Number(segment.Start * isa.Lanes)));
        }
    }

    /// <summary>Opens the loops over rows and columns.</summary>
    public static (CodeWriter.Braces Rows, CodeWriter.Braces Columns) Pixels(NormGeometry geometry, CodeWriter code) =>
        (code.Loop("row", geometry.Rows), code.Loop("column", geometry.Columns));

    /// <summary>Declares a reference to the group's channels of the pixel at hand.</summary>
    public static void Pixel(string name, string operand, NormGeometry geometry, PixelStrides steps, string lane, CodeWriter code)
    {
        string sample = steps.Sample == 0 ? "0" : Invariant($"sample * {steps.Sample}");
        code.Line($"ref float {name} = ref {Isa.Move(operand, Sum(lane, sample, Term("row", geometry.Rows, steps.Row), Term("column", geometry.Columns, steps.Pixel)))};");
    }

    /// <summary>The place of a group's vector in one of several arrays over the channels.</summary>
    public static string Place(string operand, int array, int vector, NormGeometry geometry, string lane, Isa isa) =>
        Isa.Move(operand, Sum(lane, CodeWriter.Number(array * geometry.Width + vector * isa.Lanes)));

    /// <summary>Loads a group's vector of one of several arrays over the channels.</summary>
    public static string Load(string operand, int array, int vector, NormGeometry geometry, string lane, Isa isa) =>
        $"LoadUnsafe(ref {Place(operand, array, vector, geometry, lane, isa)})";

    /// <summary>A vector of the gradient in front of the activation.</summary>
    public static string Gradient(Graph.ActivationOperation? activation, int vector, Isa isa)
    {
        string dy = isa.Load("dy", vector * isa.Lanes);
        return activation is null ? dy : ActivationCode.Of(activation).Gradient(isa, activation, isa.Load("y", vector * isa.Lanes), dy);
    }
}

/// <summary>Writes <see cref="BatchNormKernel"/>.</summary>
internal sealed class BatchNormEmitter : KernelEmitter<BatchNormKernel>
{
    protected override void Emit(BatchNormKernel kernel, string method, Isa isa, CodeWriter code)
    {
        NormGeometry geometry = kernel.Geometry;
        code.Comment(kernel.Summary);
        code.Line(Leaf);
        using (code.Method($"internal static void {method}({Parameters(kernel)})"))
        {
            if (geometry.Elements > 0)
            {
                code.Line($"{ElementNormCode.Norm(geometry, kernel.Activation)}.Forward({ElementNormCode.Value("input", kernel.Input)}, ref factors, {ElementNormCode.Value("output", kernel.Output)});");
                return;
            }

            NormCode.Groups(geometry, isa, code, (vectors, lane) =>
            {
                for (int vector = 0; vector < vectors; vector++)
                {
                    code.Line($"var a{vector} = {NormCode.Load("factors", BatchNormStatisticsKernel.Factor, vector, geometry, lane, isa)};");
                    code.Line($"var b{vector} = {NormCode.Load("factors", BatchNormStatisticsKernel.Term, vector, geometry, lane, isa)};");
                }

                (CodeWriter.Braces rows, CodeWriter.Braces columns) = NormCode.Pixels(geometry, code);
                NormCode.Pixel("x", "input", geometry, kernel.Input, lane, code);
                NormCode.Pixel("y", "output", geometry, kernel.Output, lane, code);
                for (int vector = 0; vector < vectors; vector++)
                {
                    code.Line($"var v{vector} = {isa.MultiplyAdd(isa.Load("x", vector * isa.Lanes), "a" + vector, "b" + vector)};");
                    if (kernel.Activation is { } activation)
                        code.Line($"v{vector} = {ActivationCode.Of(activation).Value(isa, activation, "v" + vector)};");
                    code.Line(isa.Store("v" + vector, "y", vector * isa.Lanes));
                }

                columns.Dispose();
                rows.Dispose();
            });
        }
    }
}
