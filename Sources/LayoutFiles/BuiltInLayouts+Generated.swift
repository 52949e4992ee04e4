// swift-format-ignore-file
// What Sources/TranscriptFormats/Layouts holds; `TONELINT_RECORD=1 .ci/test --filter BuiltInLayoutTests` writes it anew.

extension LayoutFiles {
  /// The layout files that the program brings along.
  package static let builtInFiles: [(name: String, text: String)] = [
    (
      "abcd.yml",
      #"""
      name: abcd
      summary: ABCD dialogues, pairs of role and text
      conversations: "[] | *[] | $"
      recognise:
        - original[][0]
        - original[][1]
      id: convo_id
      messages:
        - at: original[]
          text: "[1]"
          role: "[0]"
          roles: {agent: agent, customer: customer, action: system}
      """#
    ),
    (
      "anthropic.yml",
      #"""
      name: anthropic
      summary: Anthropic messages with the system prompt beside them
      conversations: $ | []
      recognise:
        - system | system[].text
        - messages[].role
        - messages[].content | messages[].content[].text
      id: id | custom_id
      messages:
        - at: messages[]
          text: content | content[].text
          role: role
          roles: {user: customer, assistant: bot}
      """#
    ),
    (
      "assemblyai.yml",
      #"""
      name: assemblyai
      summary: AssemblyAI, utterances of a call
      conversations: $ | []
      recognise:
        - utterances[].speaker
        - utterances[].text
        - utterances[].start
      id: id
      messages:
        - at: utterances[]
          text: text
          speaker: speaker
          time: start as milliseconds
          diarised: true
      """#
    ),
    (
      "contact-lens-chat.yml",
      #"""
      name: contact-lens-chat
      summary: Amazon Connect Contact Lens, chats
      conversations: $ | []
      recognise:
        - Transcript[].ParticipantRole | Transcript[].ParticipantId
        - Transcript[].AbsoluteTime
        - Transcript[].Type
        - Transcript[].ContentType
      id: CustomerMetadata.ContactId
      messages:
        - at: Transcript[]
          when: Type == MESSAGE
          text: Content
          speaker: DisplayName
          time: AbsoluteTime
          role: ParticipantRole | ParticipantId -> $.Participants[].ParticipantId -> ParticipantRole
          roles: {AGENT: agent, CUSTOMER: customer, SYSTEM: system, CUSTOM_BOT: bot, SUPERVISOR: agent}
      """#
    ),
    (
      "contact-lens-voice.yml",
      #"""
      name: contact-lens-voice
      summary: Amazon Connect Contact Lens, calls
      conversations: $ | []
      recognise:
        - Transcript[].ParticipantId
        - Transcript[].Content
        - Transcript[].BeginOffsetMillis
        - Participants[].ParticipantId
      id: CustomerMetadata.ContactId
      messages:
        - at: Transcript[]
          text: Content
          speaker: ParticipantId
          time: BeginOffsetMillis as milliseconds
          role: ParticipantId -> $.Participants[].ParticipantId -> ParticipantRole
          roles: {AGENT: agent, CUSTOMER: customer, SYSTEM: system, CUSTOM_BOT: bot, SUPERVISOR: agent}
      """#
    ),
    (
      "convokit.yml",
      #"""
      name: convokit
      summary: ConvoKit utterances, one a line; roles by --role
      conversations: $ | []
      recognise:
        - conversation_id | root
        - speaker | user
        - text
        - reply-to | reply_to
      id: conversation_id | root
      group: id
      messages:
        - at: $
          text: text
          speaker: speaker | user
          time: timestamp as seconds
          role: meta.role | meta.speaker_role | speaker | user
      """#
    ),
    (
      "deepgram.yml",
      #"""
      name: deepgram
      summary: Deepgram, utterances of a call
      conversations: $ | []
      recognise:
        - results.utterances[].transcript
        - results.utterances[].speaker | results.utterances[].channel
      id: metadata.request_id
      messages:
        - at: results.utterances[]
          text: transcript
          speaker: speaker | channel
          time: start as seconds
          diarised: true
      """#
    ),
    (
      "genesys.yml",
      #"""
      name: genesys
      summary: Genesys Cloud transcripts
      conversations: $ | []
      recognise:
        - transcripts[].phrases[].text
        - transcripts[].phrases[].participantPurpose
      id: conversationId
      messages:
        - at: transcripts[].phrases[]
          text: decoratedText | text
          time: startTimeMs as milliseconds
          role: participantPurpose
          roles: {external: customer, customer: customer, internal: agent, agent: agent, user: agent, acd: bot, ivr: bot, bot: bot, workflow: bot}
      """#
    ),
    (
      "intercom.yml",
      #"""
      name: intercom
      summary: Intercom conversations, the first message and all parts
      conversations: $ | [] | conversations[] | data[]
      recognise:
        - conversation_parts.conversation_parts[].part_type | source.delivered_as | source.author.type
        - conversation_parts.conversation_parts[] | conversation_parts.total_count
      id: id
      messages:
        - at: source
          text: body
          markup: html
          speaker: author.name | author.id
          time: $.created_at as seconds
          role: author.type
          roles: &types {user: customer, lead: customer, contact: customer, admin: agent, team: agent, bot: bot}
          is: &bots
            bot: from_ai_agent
        - at: conversation_parts.conversation_parts[]
          text: body
          markup: html
          speaker: author.name | author.id
          time: created_at as seconds
          role: author.type
          roles: *types
          is:
            note: part_type == note | note_and_reopen
            system: part_type != comment
            bot: author.from_ai_agent
      """#
    ),
    (
      "openai-list.yml",
      #"""
      name: openai-list
      summary: OpenAI chat messages, the bare list of one conversation
      conversations: $
      recognise:
        - "[].role"
        - "[].content | [].content[].text"
      messages:
        - at: "[]"
          text: content | content[].text
          speaker: name
          role: role
          roles: {user: customer, assistant: bot, system: system, developer: system, tool: system, function: system}
      """#
    ),
    (
      "openai.yml",
      #"""
      name: openai
      summary: OpenAI chat messages, text or parts; tool calls are skipped
      conversations: $ | [] | data[]
      recognise:
        - messages[].role
        - messages[].content | messages[].content[].text
      id: id | conversation_id | custom_id
      messages:
        - at: messages[]
          text: content | content[].text
          speaker: name
          role: role
          roles: {user: customer, assistant: bot, system: system, developer: system, tool: system, function: system}
      """#
    ),
    (
      "servicenow.yml",
      #"""
      name: servicenow
      summary: ServiceNow voice transcripts
      conversations: $ | [] | result[]
      recognise:
        - transcripts[].content
        - transcripts[].participantId
        - transcripts[].beginOffsetMillis | transcripts[].isInternalMessage
      id: interactionId | conversationId | sysId
      messages:
        - at: transcripts[]
          when: "!isEvent"
          text: content
          speaker: participantId -> $.participants[].participantId -> name | participantId -> $.participants[].id -> name | participantId
          time: beginOffsetMillis as milliseconds
          role: participantId -> $.participants[].participantId -> role | participantId -> $.participants[].id -> role | participantId
          is:
            note: isInternalMessage
      """#
    ),
    (
      "sharegpt.yml",
      #"""
      name: sharegpt
      summary: ShareGPT conversations
      conversations: $ | []
      recognise:
        - conversations[].from
        - conversations[].value
      id: id
      messages:
        - at: conversations[]
          text: value
          role: from
          roles: {human: customer, user: customer, gpt: bot, chatgpt: bot, assistant: bot, system: system, tool: system, function_call: system, observation: system}
      """#
    ),
    (
      "slack.yml",
      #"""
      name: slack
      summary: Slack export, one channel's messages of a day
      conversations: $
      recognise:
        - "[].ts"
        - "[].text"
        - "[].type | [].user"
      messages:
        - at: "[]"
          when: type == message
          text: text
          markup: slack
          speaker: user_profile.real_name | user_profile.display_name | username | user | bot_id
          time: ts as seconds
          is:
            bot: subtype == bot_message
            system: subtype
      """#
    ),
    (
      "table.yml",
      #"""
      name: table
      summary: CSV or TSV, a message a row
      syntax: table
      recognise:
        - text | message | body | content | utterance | comment | message_text | transcript
        - role | speaker | sender | author | from | sender_type | author_role | author_type | speaker_role | participant | participant_role
      id: conversation | conversation_id | conversationid | ticket | ticket_id | chat_id | case_id | case | thread_id | session_id | dialogue_id | id
      group: id
      messages:
        - at: $
          text: text | message | body | content | utterance | comment | message_text | transcript
          speaker: speaker | speaker_name | name | sender_name | author_name | author | sender | from | agent_name
          time: time | timestamp | created_at | date | datetime | sent_at | message_time
          role: role | author_role | sender_type | author_type | speaker_role | participant_role | participant | sender | author | speaker | from
          is:
            note: internal | is_internal | internal_note | is_internal_note | is_note | private | is_private == true | True | TRUE | 1 | yes | Yes | YES
      """#
    ),
    (
      "tau-bench.yml",
      #"""
      name: tau-bench
      summary: tau-bench trajectories
      conversations: "[] | $"
      recognise:
        - traj[].role
        - task_id | trial | reward
      id: task_id
      messages:
        - at: traj[]
          text: content | content[].text
          role: role
          roles: {user: customer, assistant: bot, system: system, tool: system}
      """#
    ),
    (
      "text-log.yml",
      #"""
      name: text-log
      summary: JSON with a whole plain-text log in one string
      conversations: $ | []
      recognise:
        - messages_display | Content | transcript | dialogue | dialog | conversation | chat_log
      id: ConversationId | conversation_id | id
      messages:
        - at: $
          log: messages_display | Content | transcript | dialogue | dialog | conversation | chat_log
      """#
    ),
    (
      "transcribe-call-analytics.yml",
      #"""
      name: transcribe-call-analytics
      summary: Amazon Transcribe Call Analytics
      conversations: $ | []
      recognise:
        - Transcript[].ParticipantRole
        - Transcript[].Content
        - Transcript[].BeginOffsetMillis
      id: JobName
      messages:
        - at: Transcript[]
          text: Content
          time: BeginOffsetMillis as milliseconds
          role: ParticipantRole
          roles: {AGENT: agent, CUSTOMER: customer}
      """#
    ),
    (
      "twilio-conversations.yml",
      #"""
      name: twilio-conversations
      summary: Twilio Conversations, messages of a chat
      conversations: $
      recognise:
        - messages[].body
        - messages[].author
        - messages[].conversation_sid | messages[].participant_sid | messages[].date_created
      id: conversation_sid
      messages:
        - at: messages[]
          text: body
          speaker: author
          time: date_created
          role: author
          is:
            system: author == system
            customer: "author ^= + | sms: | whatsapp: | messenger: | rcs:"
      """#
    ),
    (
      "twilio-intelligence.yml",
      #"""
      name: twilio-intelligence
      summary: Twilio Voice Intelligence, sentences of a call
      conversations: $ | []
      recognise:
        - sentences[].media_channel
        - sentences[].transcript
      id: transcript_sid
      messages:
        - at: sentences[]
          text: transcript
          speaker: media_channel
          time: start_time as seconds
          diarised: true
      """#
    ),
    (
      "twitter.yml",
      #"""
      name: twitter
      summary: customer support on Twitter, a tweet a row
      syntax: table
      recognise:
        - tweet_id
        - author_id
        - inbound
        - text
        - in_response_to_tweet_id
      id: tweet_id
      replies: {id: tweet_id, to: in_response_to_tweet_id}
      messages:
        - at: $
          text: text
          markup: entities
          speaker: author_id
          time: created_at
          is:
            customer: inbound == True | true | TRUE | 1
            agent: inbound == False | false | FALSE | 0
      """#
    ),
    (
      "whisperx.yml",
      #"""
      name: whisperx
      summary: WhisperX, segments of a call
      conversations: $ | []
      recognise:
        - segments[].text
        - segments[].start
      messages:
        - at: segments[]
          text: text
          speaker: speaker
          time: start as seconds
          diarised: true
      """#
    ),
    (
      "zendesk.yml",
      #"""
      name: zendesk
      summary: Zendesk tickets with their comments
      conversations: $ | [] | tickets[]
      recognise:
        - comments[].author_id
        - comments[].plain_body | comments[].body | comments[].html_body
      id: $.ticket.id | $.id
      messages:
        - at: comments[]
          text: plain_body | body | html_body as html
          speaker: author_id -> $.users[].id -> name | author_id
          time: created_at
          role: author_id -> $.users[].id -> role
          roles: {end-user: customer, agent: agent, admin: agent}
          is:
            note: public == false
            bot: author_id == -1
            customer:
              - author_id == $.ticket.requester_id
      """#
    ),
  ]
}
