using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>
/// What a kernel that is called sample by sample knows from the samples before: it is loaded at the beginning of a call and stored at its
/// end. A kernel with a loop over the samples of its own has it in registers.
/// </summary>
/// <param name="norm">The vectors at hand.</param>
/// <param name="granularity">How the kernel is called.</param>
/// <param name="isa">The instruction set.</param>
/// <param name="code">Where.</param>
internal sealed class SampleState(NormCode norm, Granularity granularity, Isa isa, CodeWriter code)
{
    private bool IsKept => granularity == Granularity.EachSample;

    /// <summary>Writes what a vector begins with.</summary>
    /// <param name="name">The variable, declared before.</param>
    /// <param name="array">Which of the arrays of the state.</param>
    /// <param name="vector">The vector.</param>
    public void Load(string name, int array, int vector) => code.Line($"{name} = {norm.Load("state", array, vector)};");

    /// <summary>Keeps a vector.</summary>
    public void Store(string name, int array, int vector) => code.Line($"{name}.StoreUnsafe(ref {norm.Place("state", array, vector)});");

    /// <summary>Declares sums in double precision, which take the place of two vectors.</summary>
    public void DeclareWide(string name, int array, int vector)
    {
        if (!IsKept)
        {
            WideSum.Declare(name, code);
            return;
        }

        code.Line($"{isa.WideType} {name}Low = Create(0d), {name}High = Create(0d);");
        using (code.Block("if (sample > 0)"))
        {
            code.Line($"{name}Low = {norm.Load("state", array, vector)}.AsDouble();");
            code.Line($"{name}High = {norm.Load("state", array + 1, vector)}.AsDouble();");
        }
    }

    /// <summary>Keeps them.</summary>
    public void StoreWide(string name, int array, int vector)
    {
        Store($"{name}Low.AsSingle()", array, vector);
        Store($"{name}High.AsSingle()", array + 1, vector);
    }

    /// <summary>Begins what is done for the first sample alone, before the loop if there is one.</summary>
    public CodeWriter.Braces First() => code.Block(IsKept ? "if (sample == 0)" : null);

    /// <summary>Writes what is done for the others instead; nothing where there is a loop.</summary>
    public void Otherwise(Action write)
    {
        if (!IsKept)
            return;
        code.Line("else");
        using (code.Block())
            write();
    }

    /// <summary>Begins what is done behind the last sample.</summary>
    public CodeWriter.Braces Last() => code.Block(IsKept ? "if (sample == count - 1)" : null);
}
