using System.Reflection;
using Unroll.Generator.Graph;
using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>
/// The numbers of an operation, read from its record: what its primary constructor takes, in that order, the numbers of a nested record under the name
/// of both ("Window.StrideY"). So an operation says everything about itself by being declared, and nothing here knows any.
/// </summary>
internal static class OperationSettings
{
    public static IEnumerable<(string Name, string Value)> Of(Operation operation) => Of(operation, "");

    private static IEnumerable<(string Name, string Value)> Of(object record, string prefix)
    {
        Type type = record.GetType();
        foreach (ParameterInfo parameter in type.GetConstructors().Single().GetParameters())
        {
            object value = type.GetProperty(parameter.Name)!.GetValue(record)!;
            string name = prefix + parameter.Name;
            if (Literal(value) is { } literal)
                yield return (name, literal);
            else
                foreach ((string Name, string Value) nested in Of(value, name + "."))
                    yield return nested;
        }
    }

    private static string? Literal(object value) => value switch
    {
        int number => CodeWriter.Number(number),
        float number => CodeWriter.Number(number),
        bool truth => truth ? "1" : "0",
        Enum member => CodeWriter.Number(Convert.ToInt32(member, System.Globalization.CultureInfo.InvariantCulture)),
        _ => null,
    };
}
