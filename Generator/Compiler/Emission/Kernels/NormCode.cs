using Unroll.Generator.Graph;
using Unroll.Generator.Planning;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>
/// What the kernels of batch normalization have in common: some vectors of channels at a time, and the walk over the pixels.
/// </summary>
/// <param name="geometry">Where the values lie.</param>
/// <param name="vectors">Vectors of channels that are taken together: their sums and factors stay in registers while the pixels pass
/// by.</param>
/// <param name="lane">The first channel of them, as an expression.</param>
/// <param name="isa">The instruction set.</param>
/// <param name="code">Where.</param>
internal sealed class NormCode(NormGeometry geometry, int vectors, string lane, Isa isa, CodeWriter code)
{
    /// <summary>The first channel of the vectors, as an expression.</summary>
    public string Lane => lane;

    /// <summary>The vectors.</summary>
    public IEnumerable<int> Vectors => Enumerable.Range(0, vectors);

    /// <summary>Writes a part for each group of vectors, the loop over equal groups around it.</summary>
    public static void Groups(NormGeometry geometry, Isa isa, CodeWriter code, Action<NormCode> body)
    {
        foreach (Segment segment in geometry.Groups(isa.Registers))
        {
            string lane = Sum(Term("group", segment.Count, segment.Tile * isa.Lanes), CodeWriter.Number(segment.Start * isa.Lanes));
            using (code.Loop("group", segment.Count))
                body(new(geometry, segment.Tile, lane, isa, code));
        }
    }

    /// <summary>Writes the walk over the pixels of a sample.</summary>
    /// <param name="values">The values, each with the name of a reference to its channels of the pixel at hand.</param>
    /// <param name="body">Writes what is done with a vector of them.</param>
    public void Pixels(IEnumerable<(string Name, string Operand, Strides Strides)> values, Action<int> body)
    {
        using (code.Loop("row", geometry.Rows))
        using (code.Loop("column", geometry.Columns))
        {
            foreach ((string name, string operand, Strides strides) in values)
            {
                string place = Sum(lane, Term("row", geometry.Rows, strides.Row), Term("column", geometry.Columns, strides.Pixel));
                code.Line($"ref float {name} = ref {Isa.Move(operand, place)};");
            }

            foreach (int vector in Vectors)
                body(vector);
        }
    }

    /// <summary>The place of a vector in one of several arrays over the channels.</summary>
    public string Place(string operand, int array, int vector) =>
        Isa.Move(operand, Sum(lane, CodeWriter.Number(array * geometry.Width + vector * isa.Lanes)));

    /// <summary>Loads a vector of one of several arrays over the channels.</summary>
    public string Load(string operand, int array, int vector) => $"LoadUnsafe(ref {Place(operand, array, vector)})";

    /// <summary>Declares by what <see cref="Gradient"/> computes the values of a vector of channels.</summary>
    /// <param name="activation">The activation.</param>
    /// <param name="factors">The arrays over the channels, those of the factors and the terms among them.</param>
    /// <param name="vector">The vector.</param>
    public void DeclareValue(ActivationOperation? activation, string factors, int vector)
    {
        if (activation is null)
            return;
        string place = CodeWriter.Number(vector);
        code.Line($"var a{place} = {Load(factors, BatchNormStatisticsKernel.Factor, vector)};");
        code.Line($"var b{place} = {Load(factors, BatchNormStatisticsKernel.Term, vector)};");
    }

    /// <summary>A vector of the gradient in front of the activation, whose value is computed as it was forward.</summary>
    public string Gradient(ActivationOperation? activation, int vector)
    {
        string place = CodeWriter.Number(vector), dy = isa.Load("dy", vector * isa.Lanes);
        if (activation is null)
            return dy;
        var function = ActivationCode.Of(activation);
        code.Line($"var y{place} = {isa.MultiplyAdd(isa.Load("x", vector * isa.Lanes), "a" + place, "b" + place)};");
        code.Line($"y{place} = {function.Value(isa, activation, "y" + place)};");
        return function.Gradient(isa, activation, "y" + place, dy);
    }
}
