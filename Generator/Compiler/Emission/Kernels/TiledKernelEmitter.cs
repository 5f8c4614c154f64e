using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Writes a kernel as a method that walks register tiles, and one method for each shape of tile that it meets.</summary>
/// <typeparam name="TKernel">The kernel.</typeparam>
/// <typeparam name="TSchedule">How it goes over its tiles.</typeparam>
/// <typeparam name="TTile">What tells one shape of tile from another.</typeparam>
internal abstract class TiledKernelEmitter<TKernel, TSchedule, TTile> : KernelEmitter<TKernel>
    where TKernel : Kernel, IScheduled<TSchedule>
{
    protected sealed override void Emit(TKernel kernel, GeneratedNames names, Isa isa, CodeWriter code)
    {
        string method = names.MethodOf(kernel);
        TSchedule schedule = kernel.ScheduleFor(isa.Registers);
        code.Comment(kernel.Summary);
        code.Comment("Register tile: " + Describe(kernel, schedule));
        List<TTile> tiles;
        using (code.Method($"internal static void {method}({Parameters(kernel)}{MoreParameters(kernel)})"))
            tiles = [.. WriteWalk(kernel, schedule, method, isa, code).Distinct()];
        foreach (TTile tile in tiles)
            WriteTile(kernel, tile, method, isa, code);
    }

    /// <inheritdoc/>
    protected sealed override string? Tile(TKernel kernel, Isa isa) => "tile " + Describe(kernel, kernel.ScheduleFor(isa.Registers));

    /// <summary>The tile, for the reader of the generated code.</summary>
    protected abstract string Describe(TKernel kernel, TSchedule schedule);

    /// <summary>Parameters behind those that every kernel of its kind has.</summary>
    protected virtual string MoreParameters(TKernel kernel) => "";

    /// <summary>Writes the walk: loops around calls of tiles.</summary>
    /// <returns>The tiles, each as its call has been written.</returns>
    protected abstract IEnumerable<TTile> WriteWalk(TKernel kernel, TSchedule schedule, string method, Isa isa, CodeWriter code);

    /// <summary>Writes the method of a tile.</summary>
    protected abstract void WriteTile(TKernel kernel, TTile tile, string method, Isa isa, CodeWriter code);

    /// <summary>Opens the method of a tile.</summary>
    protected static CodeWriter.Braces TileMethod(string name, string parameters, CodeWriter code)
    {
        code.Line();
        code.Line(Leaf);
        return code.Method($"private static void {name}({parameters})");
    }
}
