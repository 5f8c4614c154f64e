using System.Reflection;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// The numbers of an operation, read from its record: what its primary constructor takes, in that order. The numbers of a nested record are
/// under the name of both ("Window.StrideY"). So an operation says everything about itself by being declared, and nothing here knows any.
/// </summary>
internal static class OperationSettings
{
    public static IEnumerable<OutlinedSetting> Of(Operation operation) => Of(operation, "");

    private static IEnumerable<OutlinedSetting> Of(object record, string prefix)
    {
        Type type = record.GetType();
        foreach (ParameterInfo parameter in type.GetConstructors().Single().GetParameters())
        {
            object value = type.GetProperty(parameter.Name)!.GetValue(record)!;
            string name = prefix + parameter.Name;
            if (Number(value) is { } number)
                yield return new(name, number, value is float);
            else
                foreach (OutlinedSetting nested in Of(value, name + "."))
                    yield return nested;
        }
    }

    private static double? Number(object value) => value switch
    {
        int number => number,
        float number => number,
        bool truth => truth ? 1 : 0,
        Enum member => Convert.ToInt32(member, System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };
}
