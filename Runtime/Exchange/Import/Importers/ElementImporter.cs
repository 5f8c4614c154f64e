namespace Unroll.Exchange.Import.Importers;

/// <summary>A function of single elements, under the name of its attribute unless another is given.</summary>
internal abstract class ElementImporter : NodeImporter
{
    public sealed override ImportedValue Import(NodeContext context)
    {
        ImportedValue value = context.Value(0);
        string[] text = [.. Attribute(context)];
        return context.Add(
            new DeclaredOperation(text[0], OperationPlace.Behind, value.Shape, value.Operation) { Arguments = [.. text[1..]] },
            value.Order);
    }

    /// <summary>The attribute, and its arguments.</summary>
    protected virtual IEnumerable<string> Attribute(NodeContext context) => [GetType().Name[..^"Importer".Length]];

    /// <summary>An attribute with one number that is left out where it is the usual one.</summary>
    protected static IEnumerable<string> Attribute(string name, float number, float usual) =>
        number == usual ? [name] : [name, NumberText.Of(number)];
}
