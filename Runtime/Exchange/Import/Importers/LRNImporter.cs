namespace Unroll.Exchange.Import.Importers;

/// <summary>LocalResponseNorm of an odd size: of an even one the operator and the language take different neighbors.</summary>
internal sealed class LRNImporter : NodeImporter
{
    public override ImportedValue Import(NodeContext context)
    {
        ModelNode node = context.Node;
        DeclaredOperation input = context.Planes(0);
        long size = node.Integer("size", 0);
        float alpha = node.Number("alpha", 1e-4f), beta = node.Number("beta", 0.75f), bias = node.Number("bias", 1);
        if (size < 1 || size % 2 == 0 || !(alpha > 0) || !(beta > 0) || !(bias > 0))
            throw context.Unsupported("LRN of an odd size, with alpha, beta and bias above 0");
        var operation = new DeclaredOperation("LocalResponseNorm", OperationPlace.Behind, input.Shape, input);
        operation.Arguments.Add($"{size}");
        Setting("Alpha", alpha, 1e-4f);
        Setting("Beta", beta, 0.75f);
        Setting("K", bias, 1);
        return context.AddPlanes(operation);

        void Setting(string name, float value, float otherwise)
        {
            if (value != otherwise)
                operation.Arguments.Add($"{name} = {NumberText.Of(value)}");
        }
    }
}
