namespace Unroll.Exchange.Import.Importers;

/// <summary>A pooling of planes.</summary>
internal abstract class PoolImporter(string attribute) : NodeImporter
{
    public sealed override ImportedValue Import(NodeContext context)
    {
        DeclaredOperation input = context.Pixels(0);
        ModelWindow? window = ModelWindow.Of(context.Node, null, input.Shape.Height, input.Shape.Width);
        if (input.IsVector || window is null || window.DilationY * window.DilationX != 1 || context.Node.Integer("storage_order", 0) != 0
            || Math.Max(window.Top, window.Bottom) >= window.Height || Math.Max(window.Left, window.Right) >= window.Width)
            throw context.Unsupported($"{context.Node.Operator} of height and width, dilations of 1, pads smaller than the kernel");

        var shape = new ValueShape(window.Rows, window.Columns, input.Shape.Channels);
        var operation = new DeclaredOperation(attribute, OperationPlace.First, shape, input);
        operation.Arguments.AddRange(window.Height == window.Width ? [$"{window.Height}"] : [$"{window.Height}", $"{window.Width}"]);
        operation.Arguments.AddRange(WindowArguments.Of(window, input.Shape, window.Height, window.Width));
        if (window.IsRoundedUp)
            operation.Arguments.Add("CeilMode = true");
        operation.Arguments.AddRange(Settings(context, window));
        return context.AddPlanes(operation);
    }

    /// <summary>Settings of this pooling alone.</summary>
    protected virtual IEnumerable<string> Settings(NodeContext context, ModelWindow window) => [];
}
