using System.Globalization;
using System.Reflection;
using System.Text;

namespace Bayou.Contracts.Tests;

/// <summary>
/// What servers of different versions must agree on while an upgrade rolls through a cluster: the grain interfaces with their methods, and the
/// messages with their fields, all by the names and numbers under which they travel.
/// </summary>
internal static class WireManifest
{
    /// <summary>Describes an assembly, one thing a line, sorted.</summary>
    internal static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetTypes().OrderBy(WireName, StringComparer.Ordinal))
        {
            if (IsGrainInterface(type))
            {
                AppendInterface(text, type);
            }
            else if (IsMessage(type))
            {
                AppendMessage(text, type);
            }
        }

        return text.ToString();
    }

    internal static bool IsGrainInterface(Type type) => type.IsInterface && typeof(IGrainWithStringKey).IsAssignableFrom(type);

    internal static bool IsMessage(Type type) => type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false);

    /// <summary>The name under which a type travels.</summary>
    internal static string WireName(Type type)
    {
        if (type.IsGenericType)
        {
            return $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(WireName))}>";
        }

        return type.GetCustomAttribute<AliasAttribute>()?.Alias ?? type.Name;
    }

    /// <summary>The numbered fields of a message.</summary>
    internal static IEnumerable<(uint Id, MemberInfo Member)> FieldsOf(Type message) =>
        from member in message.GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        let id = member.GetCustomAttribute<IdAttribute>()
        where id is not null
        orderby id.Id
        select (id.Id, member);

    private static void AppendInterface(StringBuilder text, Type type)
    {
        text.Append(CultureInfo.InvariantCulture, $"grain {WireName(type)}\n");
        foreach (var method in type.GetMethods().OrderBy(NameOf, StringComparer.Ordinal))
        {
            var parameters = method.GetParameters()
                .Where(parameter => parameter.ParameterType != typeof(CancellationToken))
                .Select(parameter => $"{WireName(parameter.ParameterType)} {parameter.Name}");
            text.Append(CultureInfo.InvariantCulture, $"  {NameOf(method)}({string.Join(", ", parameters)}): {WireName(method.ReturnType)}\n");
        }
    }

    private static string NameOf(MethodInfo method) => method.GetCustomAttribute<AliasAttribute>()?.Alias ?? method.Name;

    private static void AppendMessage(StringBuilder text, Type type)
    {
        text.Append(CultureInfo.InvariantCulture, $"message {WireName(type)}\n");
        if (type.IsEnum)
        {
            foreach (var value in type.GetEnumValues())
            {
                text.Append(CultureInfo.InvariantCulture, $"  {Convert.ToInt64(value, CultureInfo.InvariantCulture)} {value}\n");
            }
        }

        foreach (var (id, member) in FieldsOf(type))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {id} {member.Name}: {WireName(TypeOf(member))}\n");
        }
    }

    private static Type TypeOf(MemberInfo member) => member switch
    {
        PropertyInfo property => property.PropertyType,
        FieldInfo field => field.FieldType,
        _ => throw new ArgumentException($"{member} holds no value.", nameof(member)),
    };
}
