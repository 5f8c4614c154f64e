using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <inheritdoc/>
internal abstract class KernelEmitter<TKernel> : KernelEmitter
    where TKernel : Kernel
{
    protected override Type KernelType => typeof(TKernel);

    /// <summary>Whether the method calls nothing but vector functions.</summary>
    protected virtual bool IsLeaf => true;

    protected sealed override void Emit(Kernel kernel, GeneratedNames names, Isa isa, CodeWriter code) =>
        Emit((TKernel)kernel, names, isa, code);

    /// <inheritdoc/>
    protected sealed override string? Tile(Kernel kernel, Isa isa) => Tile((TKernel)kernel, isa);

    /// <inheritdoc cref="Tile(Kernel, Isa)"/>
    protected virtual string? Tile(TKernel kernel, Isa isa) => Note(kernel, isa);

    /// <summary>Writes a kernel: one method, unless it is overridden.</summary>
    protected virtual void Emit(TKernel kernel, GeneratedNames names, Isa isa, CodeWriter code)
    {
        code.Comment(kernel.Summary);
        if (Note(kernel, isa) is { } note)
            code.Comment(note);
        if (IsLeaf)
            code.Line(Leaf);
        using (code.Method($"internal static void {names.MethodOf(kernel)}({Parameters(kernel)})"))
            WriteBody(kernel, isa, code);
    }

    /// <summary>
    /// How it is computed with these registers, for the reader of the generated code; null where there is nothing to say.
    /// </summary>
    protected virtual string? Note(TKernel kernel, Isa isa) => null;

    /// <summary>Writes the body of the kernel's only method.</summary>
    protected virtual void WriteBody(TKernel kernel, Isa isa, CodeWriter code) => throw new NotSupportedException();
}
