# Compares `nutgraf extract --format timeml` on a text with the file kept beside it.
execute_process(COMMAND ${NUTGRAF} extract --quiet --only dates --format timeml
                        --published 2025-09-26 ${FOLDER}/ferry.txt
                OUTPUT_VARIABLE found RESULT_VARIABLE status)
file(READ ${FOLDER}/ferry.tml expected)
if(status OR NOT found STREQUAL expected)
    message(FATAL_ERROR "status ${status}; expected\n${expected}\nfound\n${found}")
endif()
