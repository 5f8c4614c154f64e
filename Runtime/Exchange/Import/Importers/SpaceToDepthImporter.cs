namespace Unroll.Exchange.Import.Importers;

/// <summary>SpaceToDepth.</summary>
internal sealed class SpaceToDepthImporter : NodeImporter
{
    public override ImportedValue Import(NodeContext context)
    {
        DeclaredOperation input = context.Planes(0);
        long block = context.Node.Integer("blocksize", 0);
        ValueShape from = input.Shape;
        if (input.IsVector || block is < 1 or > 1 << 14 || from.Height % block != 0 || from.Width % block != 0)
            throw context.Unsupported("SpaceToDepth whose block divides height and width");
        int size = (int)block;
        var shape = new ValueShape(from.Height / size, from.Width / size, from.Channels * size * size);
        return context.AddPlanes(new DeclaredOperation("SpaceToDepth", OperationPlace.Behind, shape, input) { Arguments = [$"{size}"] });
    }
}
